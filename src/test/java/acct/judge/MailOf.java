package acct.judge;

import acct.ask.CellDay;
import acct.ask.MailCounts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one pair of source IP and ISP had on a day, said in few words. */
final class MailOf {
    private final @Nullable String sourceIp;
    private final @Nullable String isp;
    private @Nullable String pool = "pool-1";
    private long recipients;
    private long hard;
    private long block;
    private long deferred;
    private long greylisted;
    private long connection;
    private long authentication;
    private long complaints;
    private long late;

    private MailOf(@Nullable String sourceIp, @Nullable String isp) {
        this.sourceIp = sourceIp;
        this.isp = isp;
    }

    static MailOf pair(int ip, String isp) {
        return new MailOf(ip(ip), isp);
    }

    static MailOf unknown(@Nullable String isp) {
        return new MailOf(null, isp).pool(null);
    }

    static String ip(int number) {
        return "192.0." + (2 + number / 250) + "." + number % 250;
    }

    MailOf pool(@Nullable String name) {
        pool = name;
        return this;
    }

    MailOf recipients(long n) {
        recipients = n;
        return this;
    }

    MailOf hard(long n) {
        hard = n;
        return this;
    }

    MailOf block(long n) {
        block = n;
        return this;
    }

    MailOf deferred(long n) {
        deferred = n;
        return this;
    }

    MailOf greylisted(long n) {
        greylisted = n;
        return this;
    }

    MailOf connection(long n) {
        connection = n;
        return this;
    }

    MailOf authentication(long n) {
        authentication = n;
        return this;
    }

    MailOf complaints(long n) {
        complaints = n;
        return this;
    }

    MailOf late(long n) {
        late = n;
        return this;
    }

    CellDay on(LocalDate day) {
        long delivered = recipients - hard - block;
        return new CellDay(
                day,
                sourceIp,
                sourceIp == null ? null : "v-" + sourceIp,
                pool,
                isp,
                new MailCounts(
                        delivered,
                        recipients,
                        hard,
                        block,
                        recipients + deferred,
                        deferred,
                        greylisted,
                        connection,
                        authentication,
                        complaints,
                        delivered,
                        late));
    }

    /** On the day judged. */
    CellDay tonight() {
        return on(NightOf.DAY);
    }

    /** On each of so many days before it. */
    List<CellDay> before(int days) {
        return before(1, days);
    }

    /** On each day from so many days before it to so many. */
    List<CellDay> before(int nearest, int farthest) {
        List<CellDay> cells = new ArrayList<>();
        for (int day = nearest; day <= farthest; day++) {
            cells.add(on(NightOf.DAY.minusDays(day)));
        }
        return cells;
    }

    /** Several lists of cells, as one. */
    @SafeVarargs
    static List<CellDay> all(List<CellDay>... parts) {
        List<CellDay> all = new ArrayList<>();
        for (List<CellDay> part : parts) {
            all.addAll(part);
        }
        return all;
    }
}
