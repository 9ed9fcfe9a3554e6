package acct;

import acct.model.AuditFinding;
import acct.model.EffectiveSetting;
import acct.model.Surroundings;
import acct.model.UserException;
import acct.pmta.Checks;
import acct.pmta.Configuration;
import acct.pmta.ConfigurationFiles;
import acct.pmta.ConfigurationFiles.Root;
import acct.pmta.ConfigurationReader;
import acct.pmta.Shown;
import acct.pmta.Thresholds;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** What acct can say about a PowerMTA configuration without looking into a store. */
public final class PmtaConfigurations {
    private final ConfigurationFiles files;

    /**
     * Configurations of a mail server.
     *
     * @param roots folders of the mail server to their copies here, such as {@code /etc/pmta} to {@code ./copy}
     */
    public PmtaConfigurations(Surroundings around, Map<String, String> roots) {
        List<Root> mapped = roots.entrySet().stream()
                .map(entry -> new Root(entry.getKey(), entry.getValue()))
                .toList();
        this.files = new ConfigurationFiles(around::path, mapped);
    }

    /** What is wrong with a configuration by itself, errors first. */
    public List<AuditFinding> check(String file) {
        return Checks.of(read(file), Thresholds.DEFAULT);
    }

    /** The effective settings of one thing in it. */
    public List<EffectiveSetting> show(String file, EffectiveSetting.Kind kind, String name) {
        return Shown.of(read(file), kind, name);
    }

    /** A configuration. */
    Configuration read(String file) {
        try {
            return ConfigurationReader.read(file, files);
        } catch (IOException e) {
            throw UserException.failed(file + ": cannot be read as a PowerMTA configuration; name its main file,"
                    + " usually /etc/pmta/config");
        }
    }
}
