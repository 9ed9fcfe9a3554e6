package acct.incident;

import acct.ask.Questions;
import acct.judge.JudgedDay;
import java.time.LocalDate;

/** Who judges days. */
public interface DayJudge {
    /** What it says of a stored day; always the same while the rows of the day, and of the 63 days before it, are. */
    JudgedDay judge(Questions questions, LocalDate day);

    /**
     * All by which it judges beside the rows, in a short text. What it said of a day is what it would say now while this
     * text and those rows are the same.
     */
    String terms(Questions questions);

    /** Whether no more rows of a day are to come. */
    boolean isOver(LocalDate day);
}
