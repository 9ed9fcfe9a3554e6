package acct.judge;

import acct.model.Finding;
import java.util.List;
import java.util.Optional;

/** Looks at the facts of a day and says what somebody should know. What it finds carries its name; nobody else knows it. */
public interface Rule {
    /** What it finds on a day, with the answers behind it and what to do. */
    List<Finding> findings(DayFacts facts);

    /** Of how many cells it could say anything; empty if it does not judge the pairs of source IP and ISP. */
    default Optional<Coverage> coverage(DayFacts facts) {
        return Optional.empty();
    }
}
