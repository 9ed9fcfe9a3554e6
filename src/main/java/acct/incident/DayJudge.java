package acct.incident;

import acct.ask.Questions;
import acct.judge.JudgedDay;
import java.time.LocalDate;

/** Who judges days. */
public interface DayJudge {
    /** What it says of a stored day; always the same while the rows of the day, and of the 63 days before it, are. */
    JudgedDay judge(Questions questions, LocalDate day);

    /** Whether no more rows of a day are to come. */
    boolean isOver(LocalDate day);
}
