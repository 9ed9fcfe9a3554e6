package acct.report;

import acct.model.Period;
import acct.model.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Made-up answers to what the sections of a report ask. */
final class SectionSamples {
    private SectionSamples() {}

    /** A bad job, mail without a job, a job whose rows have gone, and as many others. */
    static SectionAnswers jobs(String job, long others) {
        Table jobs = new Table(
                List.of(
                        "job",
                        "recipients",
                        "delivered",
                        "bounced",
                        "hard",
                        "soft",
                        "block",
                        "deferred",
                        "complaints",
                        "left_out"),
                List.of(
                        Arrays.asList(job, 151_204L, 144_001L, 7_203L, 4_100L, 12L, 3_001L, 51_120L, 201L, 0L),
                        Arrays.asList(null, 12_012L, 12_000L, 12L, 10L, 2L, 0L, 14L, 0L, 0L),
                        Arrays.asList("invoices", 9_005L, 9_000L, 5L, null, null, null, 2L, 1L, 0L),
                        Arrays.asList(null, 8_004L, 8_000L, 4L, 4L, 0L, 0L, 3L, 0L, others)));
        return SectionAnswers.of(
                Sections.ALL.asks(Period.of(ReportSamples.DAY), List.of()), asked -> switch (asked.statement()) {
                    case "report/jobs" -> jobs;
                    case "report/breakdown" -> breakdown(job);
                    case "report/subject_days" -> days();
                    default -> new Table(List.of(), List.of());
                });
    }

    /** A small ISP with trouble, a large one without, and others; by source IP one with the name of the job. */
    private static Table breakdown(String name) {
        return new Table(
                List.of(
                        "dimension",
                        "name",
                        "delivered",
                        "recipients",
                        "attempts",
                        "deferred",
                        "complaints",
                        "before_recipients",
                        "before_delivered",
                        "before_attempts",
                        "before_deferred",
                        "left_out"),
                List.of(
                        Arrays.asList(
                                "isp",
                                "gmail",
                                400_000L,
                                401_200L,
                                410_000L,
                                8_800L,
                                0L,
                                9_000_000L,
                                8_973_000L,
                                9_200_000L,
                                200_000L,
                                0L),
                        Arrays.asList("isp", "yahoo", 130_000L, 131_000L, 140_000L, 5_000L, 90L, 0L, 0L, 0L, 0L, 0L),
                        Arrays.asList(
                                "isp",
                                "microsoft",
                                1_000L,
                                2_000L,
                                2_100L,
                                100L,
                                3L,
                                50_000L,
                                49_900L,
                                51_000L,
                                1_000L,
                                0L),
                        Arrays.asList("isp", null, 12L, 12L, 12L, 0L, 0L, 0L, 0L, 0L, 0L, 0L),
                        Arrays.asList("isp", null, 5_000L, 5_100L, 5_200L, 100L, 1L, 9_000L, 8_000L, 9_900L, 900L, 7L),
                        Arrays.asList("source_ip", name, 1_000L, 1_010L, 1_020L, 10L, 0L, 100L, 99L, 101L, 1L, 0L)));
    }

    /** Two weeks of all mail. */
    private static Table days() {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (int ago = 13; ago >= 0; ago--) {
            long n = 900_000L + 10_000L * (ago % 7);
            rows.add(Arrays.asList(ReportSamples.DAY.minusDays(ago), n - n / 80, n, n + n / 11, n / 11, n / 2000));
        }
        return new Table(List.of("day", "delivered", "recipients", "attempts", "deferred", "complaints"), rows);
    }
}
