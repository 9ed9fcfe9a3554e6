package acct.report;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The part of a page's address that filters it: {@code #ip=192.0.2.20&isp=microsoft}. */
public final class PageAddress {
    private PageAddress() {}

    /** All that a page says of a source IP at an ISP; of all of them where one is null. */
    public static String of(@Nullable String sourceIp, @Nullable String isp) {
        List<String> parts = new ArrayList<>();
        add(parts, "ip", sourceIp);
        add(parts, "isp", isp);
        return "#" + String.join("&", parts);
    }

    private static void add(List<String> parts, String key, @Nullable String value) {
        if (value != null) {
            parts.add(
                    key + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20"));
        }
    }
}
