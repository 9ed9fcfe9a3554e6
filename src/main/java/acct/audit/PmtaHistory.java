package acct.audit;

import acct.ask.Questions;
import acct.classify.isp.IspDirectory;
import acct.config.Config;
import acct.model.Period;
import acct.model.Surroundings;
import acct.model.UserException;
import acct.pmta.snapshot.ConfigChange;
import acct.pmta.snapshot.ConfigSetting;
import acct.pmta.snapshot.ConfigSnapshot;
import acct.pmta.snapshot.Differences;
import acct.sql.Row;
import acct.store.ConfigSnapshots;
import acct.store.Store;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The PowerMTA configurations that a store has seen: kept with every load, and compared beside the numbers. */
public final class PmtaHistory {
    private final Surroundings around;
    private final Config config;
    private final Consumer<String> remark;

    /**
     * The history of the configuration that acct.yaml names.
     *
     * @param remark hears if it cannot be read
     */
    public PmtaHistory(Surroundings around, Config config, Consumer<String> remark) {
        this.around = around;
        this.config = config;
        this.remark = remark;
    }

    /** Keeps the configuration as it is now. One that cannot be read must not cost a night its report. */
    public void keep(Store store) {
        String file = config.pmtaConfig();
        if (file == null) {
            return;
        }
        ConfigSnapshot read;
        try {
            read = new PmtaConfigurations(around, config.pmtaConfigRoots()).snapshot(file);
        } catch (IOException e) {
            remark.accept(file + ": cannot be read, so no snapshot of the PowerMTA configuration is kept; correct"
                    + " `pmta-config` in acct.yaml, or let acct read the file");
            return;
        }
        new ConfigSnapshots(store).keep(read, around.clock().instant(), config.timeZone());
    }

    /**
     * An unbroken time during which each reading found the same content.
     *
     * @param firstDay when it was first found after another
     * @param lastDay when it was last found before another
     */
    private record Seen(String id, String file, boolean isWhole, LocalDate firstDay, LocalDate lastDay) {
        private static Seen of(Row row) {
            return new Seen(
                    row.text("snapshot_id"),
                    row.text("path"),
                    row.flag("is_whole"),
                    row.day("first_day"),
                    row.day("last_day"));
        }
    }

    /** What changed on the days of a period, and what the log counted on the days before and after. */
    public CountedChanges changes(Questions questions, Period period) {
        List<Seen> all = questions.rows("report/config_seen", Period.ALL, Map.of(), Seen::of);
        if (all.isEmpty()) {
            throw UserException.failed("no PowerMTA configuration is kept yet; set `pmta-config` in acct.yaml, and"
                    + " `acct nightly` and `acct ingest` keep it from then on");
        }
        ChangedNumbers numbers = new ChangedNumbers(questions, IspDirectory.load(config.isps()));
        List<CountedChange> counted = new ArrayList<>();
        List<String> remarks = new ArrayList<>();
        for (int i = 1; i < all.size(); i++) {
            Seen old = all.get(i - 1);
            Seen fresh = all.get(i);
            if (period.holds(fresh.firstDay())) {
                List<ConfigSetting> settings = settings(questions, fresh.id());
                Set<String> pools = settings.stream()
                        .filter(setting -> setting.scope().equals(ConfigSetting.POOL))
                        .map(setting -> String.valueOf(setting.name()))
                        .collect(Collectors.toSet());
                List<ConfigChange> changes = Differences.between(settings(questions, old.id()), settings);
                Around days = around(all, i, period);
                for (ConfigChange change : changes) {
                    counted.add(numbers.count(change, fresh.firstDay(), pools, days.before(), days.after()));
                }
                remarks.addAll(remarks(old, fresh));
            }
        }
        remarks.add(kept(all));
        return new CountedChanges(counted, remarks);
    }

    /** What changed on the days of a period, a sentence for each line; nothing if no configuration is kept. */
    public static List<String> changedLines(Questions questions, Period period) {
        List<Seen> all = questions.rows("report/config_seen", Period.ALL, Map.of(), Seen::of);
        List<String> words = new ArrayList<>();
        for (int i = 1; i < all.size(); i++) {
            Seen fresh = all.get(i);
            if (period.holds(fresh.firstDay())) {
                Differences.between(settings(questions, all.get(i - 1).id()), settings(questions, fresh.id()))
                        .forEach(change -> words.add(fresh.firstDay() + ": " + words(change)));
            }
        }
        return words;
    }

    /** The settings of the configuration that was read last; none if none is kept. */
    public static List<ConfigSetting> latest(Questions questions) {
        List<Seen> all = questions.rows("report/config_seen", Period.ALL, Map.of(), Seen::of);
        return all.isEmpty()
                ? List.of()
                : settings(questions, all.get(all.size() - 1).id());
    }

    private static String words(ConfigChange change) {
        ConfigSetting setting = change.setting();
        String value = change.was() != null && change.now() != null
                ? change.was().value() + " -> " + change.now().value()
                : setting.value();
        String where = setting.name() == null ? setting.scope() : setting.scope() + " " + setting.name();
        return change.kind().label() + " " + setting.directive() + " " + value + " in " + where + " (" + setting.file()
                + ":" + setting.line() + ")";
    }

    /** The days before and after a change; null where there are none. */
    private record Around(@Nullable Period before, @Nullable Period after) {}

    /**
     * A week before and a week after, as far as nothing else changed and the period goes. The days from the last reading
     * of the old configuration to the first of the new one may have had both, also these two: left out.
     */
    private static Around around(List<Seen> all, int change, Period period) {
        Seen old = all.get(change - 1);
        Seen fresh = all.get(change);
        LocalDate since = change == 1
                ? period.since()
                : later(period.since(), old.firstDay().plusDays(1));
        LocalDate until = change == all.size() - 1
                ? period.until()
                : earlier(period.until(), fresh.lastDay().minusDays(1));
        LocalDate last = old.lastDay().minusDays(1);
        LocalDate first = fresh.firstDay().plusDays(1);
        return new Around(
                period(later(since, last.minusDays(6)), last), period(first, earlier(until, first.plusDays(6))));
    }

    private static LocalDate later(@Nullable LocalDate one, LocalDate other) {
        return one != null && one.isAfter(other) ? one : other;
    }

    private static LocalDate earlier(@Nullable LocalDate one, LocalDate other) {
        return one != null && one.isBefore(other) ? one : other;
    }

    private static @Nullable Period period(LocalDate first, LocalDate last) {
        return first.isAfter(last) ? null : new Period(first, last);
    }

    private static List<String> remarks(Seen old, Seen fresh) {
        List<String> remarks = new ArrayList<>();
        for (Seen seen : List.of(old, fresh)) {
            if (!seen.isWhole()) {
                remarks.add(seen.file() + ": of the configuration of " + seen.firstDay()
                        + " a part could not be read (`acct pmta check` says which), so what was added or removed may"
                        + " have been there all the time");
            }
        }
        return remarks;
    }

    private static String kept(List<Seen> all) {
        long contents = all.stream().map(Seen::id).distinct().count();
        return contents + (contents == 1 ? " configuration is" : " configurations are") + " kept, read from "
                + all.get(0).firstDay() + " to " + all.get(all.size() - 1).lastDay();
    }

    private static List<ConfigSetting> settings(Questions questions, String id) {
        return questions.rows(
                "report/config_settings", Period.ALL, Map.of("snapshot_id", id), ConfigSnapshots::setting);
    }
}
