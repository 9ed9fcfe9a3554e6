package acct.judge;

import acct.model.Finding;
import java.util.List;

/** A rule that compares a rate with limits of its level. */
interface LevelRule extends Rule {
    /** When it speaks. */
    Criteria criteria();

    /** What it finds, as far as no answer of an ISP has to be looked up for it. */
    List<Finding> unexplained(DayFacts facts);
}
