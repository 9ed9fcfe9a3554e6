package acct.incident;

import acct.ask.Questions;
import acct.judge.Coverage;
import acct.judge.JudgedDay;
import acct.judge.JudgedDay.Hearing;
import acct.judge.Trouble;
import acct.model.Metric;
import acct.model.Severity;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Five weeks of mail in three files a day, and a judge of them that is simple but, as the real one, looks at the weeks before
 * a day too.
 */
final class ToyLog implements DayJudge {
    private static final LocalDate FIRST = LocalDate.of(2026, 11, 1);
    private static final int DAYS = 34;
    private static final int FILES = 3;
    private static final double LIMIT = 0.03;
    private static final List<String> PAIRS =
            List.of("192.0.2.1@gmail", "192.0.2.1@yahoo", "192.0.2.2@gmail", "192.0.2.3@icloud");

    private final Map<Part, Map<String, Double>> rates = new LinkedHashMap<>();
    private final Set<Part> loaded = new HashSet<>();
    private boolean isOverToday = true;

    /** One file of a day. */
    record Part(LocalDate day, int number) {}

    ToyLog(Random random) {
        Map<String, Double> now = new LinkedHashMap<>();
        for (int day = 0; day < DAYS; day++) {
            for (String pair : PAIRS) {
                boolean isBad = now.getOrDefault(pair, 0.0) > LIMIT;
                if (random.nextInt(isBad ? 4 : 12) == 0) {
                    now.put(pair, isBad ? 0.001 : 0.04 + random.nextInt(30) / 100.0);
                }
            }
            for (int file = 0; file < FILES; file++) {
                Map<String, Double> here = new LinkedHashMap<>();
                now.forEach((pair, rate) -> here.put(pair, rate * (0.5 + random.nextDouble())));
                rates.put(new Part(FIRST.plusDays(day), file), here);
            }
        }
    }

    List<Part> parts() {
        return List.copyOf(rates.keySet());
    }

    LocalDate last() {
        return FIRST.plusDays(DAYS - 1L);
    }

    void load(Part part) {
        loaded.add(part);
    }

    /** Whether no more rows of the last day are to come. */
    void isOverToday(boolean isOver) {
        isOverToday = isOver;
    }

    @Override
    public String terms(Questions questions) {
        return "a toy";
    }

    @Override
    public boolean isOver(LocalDate day) {
        return isOverToday || day.isBefore(last());
    }

    @Override
    public JudgedDay judge(Questions questions, LocalDate day) {
        return judged(day);
    }

    private JudgedDay judged(LocalDate day) {
        List<Trouble> troubles = new ArrayList<>();
        Map<String, List<String>> byAddress = new LinkedHashMap<>();
        for (String pair : PAIRS) {
            if (isBad(pair, day)) {
                byAddress
                        .computeIfAbsent(pair.replaceFirst("@.*", ""), address -> new ArrayList<>())
                        .add(pair);
            }
        }
        byAddress.values().forEach(pairs -> {
            double rate = pairs.stream()
                    .mapToDouble(pair -> rate(pair, day, day))
                    .max()
                    .orElseThrow();
            Severity severity = rate > 0.2 ? Severity.CRITICAL : Severity.WARNING;
            troubles.add(Given.trouble(Metric.BLOCK, "block-bounce", severity, rate, pairs.toArray(new String[0])));
        });
        long files = loaded.stream().filter(part -> part.day().equals(day)).count();
        Hearing hearing = files == 1 ? Hearing.SILENCED : Hearing.HEARD;
        return new JudgedDay(day, hearing, List.of(), troubles, new Coverage(PAIRS.size(), 0, 0, 0));
    }

    private boolean isBad(String pair, LocalDate day) {
        double rate = rate(pair, day, day);
        return rate > LIMIT && rate > 1.5 * rate(pair, day.minusDays(63), day.minusDays(1));
    }

    private double rate(String pair, LocalDate since, LocalDate until) {
        return rates.keySet().stream()
                .filter(loaded::contains)
                .filter(part -> !part.day().isBefore(since) && !part.day().isAfter(until))
                .mapToDouble(part -> rates.getOrDefault(part, Map.of()).getOrDefault(pair, 0.0))
                .average()
                .orElse(0);
    }

    /** What the whole log makes, judged once and in order. */
    List<Incident> incidentsInOrder() {
        List<JudgedDay> days = new ArrayList<>();
        for (int day = 0; day < DAYS; day++) {
            days.add(judged(FIRST.plusDays(day)));
        }
        return IncidentFold.of(days).incidents().stream()
                .filter(incident -> incident.ending() != Incident.Ending.MERGED)
                .toList();
    }
}
