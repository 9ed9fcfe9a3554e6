package acct.audit;

import acct.ask.Questions;
import acct.config.Config;
import acct.model.Finding;
import acct.model.Period;
import acct.model.Surroundings;
import acct.model.UserException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The audit that reports and alerts contain if acct.yaml names a PowerMTA configuration. */
public final class ConfiguredAudit {
    private final Surroundings around;
    private final Config config;
    private @Nullable Auditing auditing;
    private boolean isRead;
    private @Nullable Questions asked;
    private final Map<Period, List<Finding>> known = new HashMap<>();

    public ConfiguredAudit(Surroundings around, Config config) {
        this.around = around;
        this.config = config;
    }

    /** What it finds in a period; null if there is no configuration, or none that can be read, which the doctor says. */
    @Nullable
    public List<Finding> findings(Questions questions, Period period) {
        Auditing audit = auditing();
        if (audit == null) {
            return null;
        }
        if (asked != questions) {
            known.clear();
            asked = questions;
        }
        // A report of one day wants it for its page and for its alerts.
        return known.computeIfAbsent(period, days -> audit.findings(questions, days));
    }

    /** What of a period it does not compare; nothing if there is no configuration. */
    public List<Finding> notCompared(Questions questions, Period period) {
        return auditing() == null ? List.of() : Auditing.notCompared(questions, period);
    }

    private @Nullable Auditing auditing() {
        String name = config.pmtaConfig();
        if (!isRead && name != null) {
            try {
                auditing = new Auditing(config, new PmtaConfigurations(around, config.pmtaConfigRoots()).read(name));
            } catch (UserException e) {
                auditing = null;
            }
        }
        isRead = true;
        return auditing;
    }
}
