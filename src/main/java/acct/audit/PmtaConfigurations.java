package acct.audit;

import acct.model.Finding;
import acct.model.Surroundings;
import acct.model.UserException;
import acct.pmta.check.Checks;
import acct.pmta.model.AcctFile;
import acct.pmta.model.Configuration;
import acct.pmta.model.Thresholds;
import acct.pmta.parse.ConfigurationFiles;
import acct.pmta.parse.ConfigurationFiles.Root;
import acct.pmta.parse.ConfigurationReader;
import acct.pmta.show.Shown;
import acct.pmta.snapshot.ConfigSnapshot;
import acct.pmta.snapshot.Differences;
import acct.pmta.snapshot.EffectiveSetting;
import acct.pmta.snapshot.SettingInventory;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What acct can say about PowerMTA configurations without looking into a store. */
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
    public List<Finding> check(String file) {
        return Checks.of(read(file), Thresholds.DEFAULT);
    }

    /**
     * What there is to say of one thing in a configuration.
     *
     * @param settings its effective settings
     * @param question which rows of the log belong to it
     * @param unread what of the configuration could not be read, so that more may hold
     */
    public record About(List<EffectiveSetting> settings, LogQuestion question, List<String> unread) {}

    /** One thing in a configuration. */
    public About about(String file, EffectiveSetting.Kind kind, String name) {
        Configuration read = read(file);
        return new About(
                Shown.of(read, kind, name),
                LogQuestions.of(read, kind, name),
                read.unread().stream()
                        .map(remark -> remark.file() + ":" + remark.line() + ": " + remark.message())
                        .toList());
    }

    /** What differs between two configurations. */
    public CountedChanges diff(String old, String fresh) {
        ConfigSnapshot before = inventory(old);
        ConfigSnapshot after = inventory(fresh);
        List<String> remarks = Stream.of(before, after)
                .filter(read -> read.reading() == ConfigSnapshot.Reading.PART)
                .map(read -> read.file() + ": a part could not be read (`acct pmta check` says which), so what was"
                        + " added or removed may have been there all the time")
                .toList();
        List<CountedChange> changes = Differences.between(before.settings(), after.settings()).stream()
                .map(CountedChange::of)
                .toList();
        return new CountedChanges(changes, remarks);
    }

    private ConfigSnapshot inventory(String file) {
        try {
            return snapshot(file);
        } catch (IOException e) {
            throw unreadable(file);
        }
    }

    /** The settings of a configuration, to be kept. */
    ConfigSnapshot snapshot(String file) throws IOException {
        return SettingInventory.read(file, files);
    }

    /**
     * What a configuration says and where: another text means that findings about it may be others, or name other lines.
     *
     * @throws IOException if its main file cannot be read
     */
    public String written(String file) throws IOException {
        return snapshot(file).toString();
    }

    /** The accounting files that a configuration asks for. */
    public List<AcctFile> acctFiles(String file) throws IOException {
        return ConfigurationReader.read(file, files).acctFiles();
    }

    /**
     * A configuration as it was understood.
     *
     * @throws UserException if its main file cannot be read
     */
    public Configuration read(String file) {
        try {
            return ConfigurationReader.read(file, files);
        } catch (IOException e) {
            throw unreadable(file);
        }
    }

    private static UserException unreadable(String file) {
        return UserException.failed(
                file + ": cannot be read as a PowerMTA configuration; name its main file, usually /etc/pmta/config");
    }
}
