package acct.audit;

import acct.ask.Asking;
import acct.config.Config;
import acct.model.Finding;
import acct.model.Period;
import acct.model.Surroundings;
import acct.pmta.model.Configuration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A PowerMTA configuration beside what is stored: what went otherwise, what changed, what the log shows of a thing. */
public final class Audits {
    private final Surroundings around;
    private final Config config;
    private final Asking asking;
    private final PmtaHistory history;

    public Audits(Surroundings around, Config config, Asking asking, PmtaHistory history) {
        this.around = around;
        this.config = config;
        this.asking = asking;
        this.history = history;
    }

    /**
     * What an audit of a PowerMTA configuration found.
     *
     * @param findings what the log lacks, then errors, then the rest
     * @param remarks what of the period is no longer stored, and classes that names seem to tell of
     */
    public record Audited(List<Finding> findings, List<String> remarks) {}

    /**
     * Compares a PowerMTA configuration with what is stored of a period.
     *
     * @param file its main file
     * @param roots folders of the mail server to their copies here
     */
    public Audited audit(String file, Map<String, String> roots, Period period) {
        Configuration configuration = new PmtaConfigurations(around, roots).read(file);
        return asking.ask(questions -> {
            Auditing.Told told = new Auditing(config, configuration).told(questions, period);
            List<String> remarks = new ArrayList<>();
            questions.gone("audit/signing", period).ifPresent(remarks::add);
            Auditing.notCompared(questions, period).forEach(finding -> remarks.add(finding.message()));
            told.suggestion().ifPresent(remarks::add);
            return new Audited(told.findings(), remarks);
        });
    }

    /** What changed in the kept configurations on the days of a period, beside what the log counted. */
    public CountedChanges changes(Period period) {
        return asking.ask(questions -> history.changes(questions, period));
    }

    /**
     * What the log shows of something that a PowerMTA configuration names; null if there is no store yet.
     *
     * @param question which rows
     */
    public @Nullable SeenInLog seenInLog(LogQuestion question, Period period) {
        return asking.isThere() ? asking.ask(questions -> SeenMail.of(questions, question, period)) : null;
    }
}
