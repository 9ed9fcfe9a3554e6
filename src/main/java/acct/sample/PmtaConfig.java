package acct.sample;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The PowerMTA configuration that fits the sample, in the syntax of the User's Guide v5.0. */
final class PmtaConfig {
    private static final long WARM_STEP = 500;

    private static final String HEAD = """
            # PowerMTA configuration of the synthetic sample: documentation addresses and example domains only.
            # One source address per virtual MTA, one pool per group of destinations or kind of mail.
            %s
            host-name mta1.example.com
            postmaster postmaster@example.com
            log-file /var/log/pmta/log
            spool /var/spool/pmta
            total-max-smtp-out 1000

            # Feeders connect to one port per kind of mail; replies, reports and bounces come in on port 25.
            smtp-listener 192.0.2.5:25
            smtp-listener 192.0.2.5:2525 source=transactional
            smtp-listener 192.0.2.5:2526 source=marketing
            relay-domain bounce.example.com
            relay-domain notify.example.com

            domain-key s1,example.com,/etc/pmta/dkim/example.com.pem

            """;

    private static final String ROUTING = """
            # Marketing mail goes to the pool that its destination knows.
            <pattern-list by-destination>
                header X-Stream /warmup/ virtual-mta=warm-pool
                rcpt-to /@(gmail|googlemail)\\.com/ virtual-mta=gmail-pool
                rcpt-to /@(outlook|hotmail|live|msn)\\./ virtual-mta=ms-pool
                rcpt-to /@(gmx|web|t-online)\\./ virtual-mta=eu-pool
                rcpt-to /@(orange|wanadoo|free)\\.fr/ virtual-mta=eu-pool
                rcpt-to /@laposte\\.net/ virtual-mta=eu-pool
                rcpt-to /@/ virtual-mta=mkt-pool
            </pattern-list>

            <source transactional>
                always-allow-relaying yes
                default-virtual-mta trans-pool
                process-x-job yes
                process-x-envid yes
            </source>

            <source marketing>
                always-allow-relaying yes
                default-virtual-mta mkt-pool
                pattern-list by-destination
                process-x-job yes
                process-x-envid yes
            </source>

            <mx-rollup-list>
                mx gmail-smtp-in.l.google.com gmail.rollup
                mx *.olc.protection.outlook.com hotmail.rollup
                mx *.yahoodns.net yahoo.rollup
                mx smtp-in.orange.fr orange.rollup
            </mx-rollup-list>

            <smtp-pattern-list common-errors>
                reply /\\[TSS0[0-9]\\]/ mode=backoff
                reply /part of their network is on our block list/ mode=backoff
                reply /Rate limit reached/ mode=backoff
            </smtp-pattern-list>

            """;

    private static final String DOMAINS = """
            <domain *>
                max-smtp-out 20
                max-msg-rate 60000/h
                retry-after 10m,20m,30m
                bounce-after 4d12h
                backoff-retry-after 30m
                backoff-max-msg-rate 600/h
                backoff-to-normal-after 2h
                smtp-pattern-list common-errors
                dkim-sign yes
            </domain>

            <domain gmail.rollup>
                smtp-hosts lookup-mx:gmail.com
                max-smtp-out 8
                max-msg-rate 60000/h
            </domain>

            <domain hotmail.rollup>
                smtp-hosts lookup-mx:outlook.com
                max-smtp-out 10
                max-msg-rate 60000/h
            </domain>

            <domain yahoo.rollup>
                smtp-hosts lookup-mx:yahoo.com
                max-smtp-out 10
                max-msg-per-connection 20
                max-msg-rate 40000/h
            </domain>

            <domain orange.rollup>
                smtp-hosts smtp-in.orange.fr
                max-smtp-out 2
                max-msg-rate 20000/h
            </domain>

            <domain laposte.net>
                max-smtp-out 2
                max-msg-rate 20000/h
            </domain>

            <bounce-processor>
                deliver-unmatched-email no
                <address-list>
                    domain bounce.example.com
                    domain notify.example.com
                </address-list>
            </bounce-processor>

            <feedback-loop-processor>
                deliver-unmatched-email no
                <address-list>
                    address /fbl@bounce\\.example\\.com/
                </address-list>
            </feedback-loop-processor>

            # d,b alone would hide every deferral.
            <acct-file /var/log/pmta/acct.csv>
                records d,b,t,tq,f,rb,r
                record-fields f timeLogged,orig,rcpt,envId,dlvSourceIp
                record-fields rb timeLogged,orig,rcpt,dsnStatus,dsnDiag,dsnMta,bounceCat,srcType,envId
                record-fields r timeLogged,orig,rcpt,srcType,srcMta,vmta,vmtaPool,jobId,envId
                map-header-to-field f header_X-HmXmrOriginalRecipient rcpt
                iso-times yes
                max-size 250M
                delete-after 8d
            </acct-file>
            """;

    private PmtaConfig() {}

    static String text(SamplePlan plan) {
        String remark = plan.remark().isEmpty() ? "" : "# " + plan.remark() + "\n";
        long mostRows =
                plan.days().stream().mapToLong(SamplePlan.Day::rows).max().orElse(0);
        return HEAD.formatted(remark) + sources() + pools(warmPerDay(mostRows)) + ROUTING + DOMAINS;
    }

    private static String sources() {
        return Arrays.stream(Vmta.values()).map(PmtaConfig::source).collect(Collectors.joining());
    }

    private static String source(Vmta vmta) {
        String keys = vmta.pool() == SamplePool.TRANS
                ? "    domain-key trans,notify.example.com,/etc/pmta/dkim/notify.example.com.pem\n"
                : "";
        return "<virtual-mta " + vmta.text() + ">\n"
                + "    smtp-source-host " + vmta.address() + " " + vmta.helo() + "\n"
                + keys
                + "</virtual-mta>\n\n";
    }

    private static String pools(long warmPerDay) {
        return Arrays.stream(SamplePool.values())
                .map(pool -> pool(pool, warmPerDay))
                .collect(Collectors.joining());
    }

    private static String pool(SamplePool pool, long warmPerDay) {
        String members = Vmta.of(pool).stream()
                .map(vmta -> "    virtual-mta " + vmta.text() + "\n")
                .collect(Collectors.joining());
        String limits = pool == SamplePool.WARM
                ? "    <domain *>\n        max-smtp-out 2\n        max-msg-rate " + warmPerDay
                        + "/d\n        retry-after 15m\n    </domain>\n"
                : "";
        return "<virtual-mta-pool " + pool.text() + ">\n" + members + limits + "</virtual-mta-pool>\n\n";
    }

    /** A limit that the sample keeps, with room to spare: a queue of the warming address gets half a percent at most. */
    private static long warmPerDay(long rows) {
        return (rows / 100 / WARM_STEP + 1) * WARM_STEP;
    }
}
