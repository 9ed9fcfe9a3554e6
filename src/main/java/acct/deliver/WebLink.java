package acct.deliver;

import acct.model.Period;
import acct.model.Subject;
import acct.report.PageAddress;
import org.jspecify.annotations.Nullable;

/** Where reports are on the web. */
public final class WebLink {
    private WebLink() {}

    /** The page of a report; null if the reports folder is not on the web. */
    public static @Nullable String of(@Nullable String url, Period period) {
        return url == null ? null : (url.endsWith("/") ? url : url + "/") + ReportFolder.name(period) + "/index.html";
    }

    /** The same, at what concerns a source IP and an ISP, as far as they are known. */
    public static @Nullable String of(@Nullable String url, Period period, Subject subject) {
        String page = of(url, period);
        if (page == null) {
            return null;
        }
        return subject.sourceIp() == null && subject.isp() == null
                ? page
                : page + PageAddress.of(subject.sourceIp(), subject.isp());
    }
}
