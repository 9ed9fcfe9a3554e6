package acct.incident;

import acct.ask.Questions;
import acct.judge.JudgedDay;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/** Has each day judged once, for who needs both its findings and what is known of them; for questions to one open store. */
public final class JudgedOnce implements DayJudge {
    private final DayJudge judge;
    private final Map<LocalDate, JudgedDay> judged = new HashMap<>();

    public JudgedOnce(DayJudge judge) {
        this.judge = judge;
    }

    @Override
    public JudgedDay judge(Questions questions, LocalDate day) {
        return judged.computeIfAbsent(day, wanted -> judge.judge(questions, wanted));
    }

    @Override
    public boolean isOver(LocalDate day) {
        return judge.isOver(day);
    }
}
