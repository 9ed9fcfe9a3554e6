package acct.judge;

import acct.model.Finding;
import java.util.List;

/** Looks at the facts of a day and says what somebody should know. What it finds carries its name; nobody else knows it. */
public interface Rule {
    /** What it finds on a day, with the answers behind it and what to do. */
    List<Finding> findings(DayFacts facts);
}
