package acct.judge;

import acct.model.Finding;
import acct.model.FindingKind;
import acct.model.Metric;
import acct.model.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/** Tells the findings of a day by their causes: each trouble once, however many rules and pairs saw it. */
final class Troubles {
    private static final Comparator<Trouble> WORST_FIRST = Comparator.comparing(Trouble::severity)
            .reversed()
            .thenComparing(trouble -> trouble.cells().size(), Comparator.reverseOrder());

    /** What is counted knows its hours and jobs; an answer that puts mail off tells of it, and is merged into it. */
    private static final Comparator<Trouble> COUNTED_FIRST =
            Comparator.comparing(Trouble::isPuttingOff).thenComparing(WORST_FIRST);

    private Troubles() {}

    /**
     * The troubles of a day.
     *
     * @param isApart what has no cause among the rates that are known
     */
    static List<Trouble> of(List<Finding> findings, DayFacts facts, Predicate<Finding> isApart) {
        NightFacts.Rates rates = facts.of(NightFacts.RATES);
        Map<Comparison, List<Finding>> byRate = new LinkedHashMap<>();
        List<Trouble> troubles = new ArrayList<>();
        for (Finding finding : findings) {
            Optional<Comparison> rate =
                    finding.kind() == FindingKind.MAIL && !isApart.test(finding) ? rates.of(finding) : Optional.empty();
            if (finding.severity() == Severity.INFO) {
                continue;
            }
            if (rate.isPresent()) {
                byRate.computeIfAbsent(rate.get(), key -> new ArrayList<>()).add(finding);
            } else {
                troubles.add(alone(finding));
            }
        }
        byRate.forEach((rate, found) -> troubles.addAll(new RateTroubles(rate, facts).of(found)));
        return merged(troubles.stream().sorted(COUNTED_FIRST).toList()).stream()
                .sorted(WORST_FIRST)
                .toList();
    }

    private static Trouble alone(Finding finding) {
        Trouble trouble = Trouble.of(finding);
        return finding.metric() == Metric.CONFIG
                ? trouble.because(new Diagnosis(
                        Cause.CONFIGURATION,
                        Diagnosis.Certainty.SURE,
                        finding.subject(),
                        null,
                        Diagnosis.Evidence.NONE))
                : trouble;
    }

    /** Two rules about the same mail are one trouble; the one that knows its cells tells of both. */
    private static List<Trouble> merged(List<Trouble> troubles) {
        List<Trouble> kept = new ArrayList<>();
        for (Trouble trouble : troubles) {
            int known = 0;
            while (known < kept.size() && !isSame(kept.get(known), trouble)) {
                known++;
            }
            if (known < kept.size()) {
                kept.set(known, kept.get(known).with(trouble));
            } else {
                kept.add(trouble);
            }
        }
        return kept;
    }

    private static boolean isSame(Trouble a, Trouble b) {
        if (TroubleFamily.of(a) != TroubleFamily.of(b)) {
            return false;
        }
        if (a.cells().isEmpty() && b.cells().isEmpty()) {
            return a.subject().equals(b.subject()) && a.metric() == b.metric() && isOneRule(a, b);
        }
        return a.cells().stream().anyMatch(cell -> b.cells().stream().anyMatch(cell::isSamePair));
    }

    /** Without cells, two findings of one rule about one subject differ by what they say. */
    private static boolean isOneRule(Trouble a, Trouble b) {
        return a.rules().equals(b.rules())
                && Objects.equals(
                        a.findings().get(0).message(), b.findings().get(0).message());
    }
}
