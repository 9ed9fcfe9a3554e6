package acct.judge;

import acct.model.Finding;
import acct.model.FindingKind;
import acct.model.Severity;
import acct.model.Subject;
import java.util.List;

/** A rule that somebody wrote and that cannot be asked: it costs no night, and every night says so. */
public final class BrokenRule implements Rule {
    /** The name under which it is told of. */
    public static final String NAME = "alert-rules";

    private final String file;
    private final int line;
    private final String why;

    /**
     * A broken rule.
     *
     * @param file where it stands
     * @param line of the file, from 1; 0 if it is about all of it
     * @param why what is wrong
     */
    public BrokenRule(String file, int line, String why) {
        this.file = file;
        this.line = line;
        this.why = why;
    }

    @Override
    public List<Finding> findings(DayFacts facts) {
        return List.of(Finding.of(
                        NAME,
                        Severity.WARNING,
                        file + (line == 0 ? "" : ":" + line) + ": " + why + ".",
                        "Mend the file, or take it out of the folder; until then this rule judges nothing.")
                .of(FindingKind.CONFIGURATION)
                .about(Subject.ofThing(file))
                .on(facts.day()));
    }
}
