package acct.campaign;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A planted trouble, and how it should be told of.
 *
 * @param name for people
 * @param trouble what was planted
 * @param cause what incidents should say of it
 */
record KnownTrouble(String name, PlantedTrouble trouble, String cause) {
    /** So many days after its end it may still be told of: what was put off comes in, and weeks are looked at as well. */
    private static final int ECHO = 2;

    /** Those of a month whose first night this is. */
    static List<KnownTrouble> of(LocalDate first, int month) {
        WorldIsp[] isps = {WorldIsp.YAHOO, WorldIsp.MICROSOFT, WorldIsp.GMX, WorldIsp.WEB_DE};
        WorldIsp isp = isps[month % isps.length];
        int ip = 1 + 7 * month % 35;
        return List.of(
                new KnownTrouble(
                        "all of an ISP puts off x5",
                        PlantedTrouble.times(5, WorldAnswer.SLOW_DOWN, first.plusDays(1), 3)
                                .at(isp),
                        "isp"),
                new KnownTrouble(
                        "an IP is refused x5",
                        PlantedTrouble.times(5, WorldAnswer.REFUSED, first.plusDays(5), 3)
                                .of(ip),
                        "ip"),
                new KnownTrouble(
                        "an IP is listed at Microsoft, x5",
                        PlantedTrouble.share(0.025, WorldAnswer.LISTED, first.plusDays(9), 3)
                                .of((ip + 11) % 36)
                                .at(WorldIsp.MICROSOFT),
                        "ip-at-isp"),
                new KnownTrouble(
                        "a campaign to dead addresses x8",
                        PlantedTrouble.times(8, WorldAnswer.UNKNOWN_USER, first.plusDays(13), 1)
                                .in(MailWorld.campaign(first.plusDays(13), 0)),
                        "job"),
                new KnownTrouble(
                        "a pair is refused x10",
                        PlantedTrouble.times(10, WorldAnswer.REFUSED, first.plusDays(16), 3)
                                .of((ip + 5) % 36)
                                .at(WorldIsp.GMAIL),
                        "ip-at-isp"),
                new KnownTrouble(
                        "dead addresses at an ISP creep up to x4",
                        PlantedTrouble.times(4, WorldAnswer.UNKNOWN_USER, first.plusDays(18), 10)
                                .at(WorldIsp.GMAIL)
                                .creeping(),
                        "isp"));
    }

    /** Whether something that was told on a day, of nobody or somebody in particular, can be about it. */
    boolean explains(LocalDate day, String metric, @Nullable String ip, @Nullable String isp) {
        Integer own = trouble.ip();
        WorldIsp where = trouble.isp();
        return !day.isBefore(trouble.from())
                && !day.isAfter(trouble.until().plusDays(ECHO))
                && metrics().contains(metric)
                && (ip == null || own == null || ip.equals(MailWorld.address(own)))
                && (isp == null || where == null || isp.equals(where.label()));
    }

    private Set<String> metrics() {
        return switch (trouble.answer()) {
            case UNKNOWN_USER -> Set.of("hard");
            // What is put off too long is given up.
            case SLOW_DOWN -> Set.of("deferral", "latency", "connection", "block");
            default -> Set.of("block", "reply", "authentication");
        };
    }
}
