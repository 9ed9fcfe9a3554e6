package acct.incident;

import acct.ask.Questions;
import acct.judge.JudgedDay;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Has each day judged once, for who needs both its findings and what is known of them; and not at all where a night noted
 * what was said of the same rows by the same terms. For questions to one open store.
 */
public final class JudgedOnce implements DayJudge {
    private final DayJudge judge;
    private final @Nullable LocalDate until;
    private final Map<LocalDate, JudgedDay> judged = new HashMap<>();
    private @Nullable List<Memory.Day> days;
    private @Nullable String terms;

    /**
     * Judged days.
     *
     * @param until the last day that counts; null for all
     */
    public JudgedOnce(DayJudge judge, @Nullable LocalDate until) {
        this.judge = judge;
        this.until = until;
    }

    @Override
    public JudgedDay judge(Questions questions, LocalDate day) {
        JudgedDay known = judged.get(day);
        if (known == null) {
            known = noted(questions, day).orElseGet(() -> judge.judge(questions, day));
            judged.put(day, known);
        }
        return known;
    }

    private Optional<JudgedDay> noted(Questions questions, LocalDate day) {
        StoredMemory memory = new StoredMemory(questions, until);
        List<Memory.Day> known = days;
        if (known == null) {
            known = memory.days();
            days = known;
        }
        return known.stream()
                .filter(one -> one.day().equals(day) && one.isAsJudged() && one.isCounted())
                .flatMap(one -> Optional.ofNullable(one.remembered()).stream())
                .filter(one -> one.judgedBy() != null
                        && one.isOver() == judge.isOver(day)
                        && one.judgedBy().equals(terms(questions)))
                .findFirst()
                .flatMap(one -> memory.findings(day).flatMap(findings -> MemoryText.day(one, findings)));
    }

    @Override
    public String terms(Questions questions) {
        String known = terms;
        if (known == null) {
            known = judge.terms(questions);
            terms = known;
        }
        return known;
    }

    @Override
    public boolean isOver(LocalDate day) {
        return judge.isOver(day);
    }
}
