package acct;

import acct.alert.Alerts;
import acct.ask.Asking;
import acct.ask.Counting;
import acct.ask.Questions;
import acct.ask.ShippedAnswers;
import acct.audit.Audits;
import acct.audit.ConfiguredAudit;
import acct.audit.MappedPools;
import acct.audit.PmtaHistory;
import acct.backtest.BackTest;
import acct.config.Config;
import acct.doctor.DataWatch;
import acct.doctor.Doctor;
import acct.doctor.Reconciliation;
import acct.incident.Incidents;
import acct.load.Loads;
import acct.load.OpenedStore;
import acct.model.Surroundings;
import acct.night.Nights;
import acct.report.Judgements;
import acct.report.Reporting;
import acct.verify.Proofs;
import acct.warming.FollowedPlans;
import acct.warming.WarmingTracking;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The rooms put together: what acct can do over one store, free of options and printing.
 *
 * @param store takes old days out, and answers an operator's own statement
 * @param loads brings rows into the store
 * @param proofs proves the stored rows, and copies them
 * @param nights knows which days were told of, and which are still to be told of
 * @param incidents remembers troubles from their first bad day to their last
 * @param counting counts by any dimensions, and lists what ISPs answered
 * @param answers has what the shipped statements tell
 * @param audits has a PowerMTA configuration beside what is stored
 * @param judgements thinks about the stored days
 * @param backTest replays the rules over the stored days
 * @param plans follows the plans of new source IPs
 * @param reconciliation compares PowerMTA's own counts with the ledger
 */
public record Acct(
        OpenedStore store,
        Loads loads,
        Proofs proofs,
        Nights nights,
        Incidents incidents,
        Counting counting,
        ShippedAnswers answers,
        Audits audits,
        Judgements judgements,
        BackTest backTest,
        FollowedPlans plans,
        Reconciliation reconciliation) {

    /**
     * Acct over one store.
     *
     * @param configName the file of the configuration; null where the defaults hold
     * @param storeFile the DuckDB file
     * @param wait how long to wait for a busy store
     * @param asked sees every statement of a question before it runs
     * @param remark hears what a person should know about the store
     */
    public static Acct over(
            Surroundings around,
            Config config,
            @Nullable String configName,
            Path storeFile,
            Duration wait,
            Consumer<String> asked,
            Consumer<String> remark) {
        OpenedStore store = new OpenedStore(around, config, configName, storeFile, wait, asked, remark);
        Asking asking = new AskedStore(store);
        String version = Version.current();
        DataWatch watch = new DataWatch(around, config);
        WarmingTracking warming = new WarmingTracking(config);
        PmtaHistory history = new PmtaHistory(around, config, remark);
        ConfiguredAudit audit = new ConfiguredAudit(around, config);
        Alerts alerts = new Alerts(around, config, watch, warming, audit);
        Reporting reporting = new Reporting(new Doctor(around, config), alerts, warming, audit, version);
        Loads loads =
                new Loads(around, config, store, () -> MappedPools.of(around, config, remark), history::keep, version);
        return new Acct(
                store,
                loads,
                new Proofs(around, store, loads::settings),
                new Nights(around, store, watch),
                new Incidents(around, store, alerts),
                new Counting(
                        asking,
                        config.classes().stream().map(Config.MailClass::name).toList(),
                        remark),
                new ShippedAnswers(asking),
                new Audits(around, config, asking, history),
                new Judgements(asking, watch, alerts, reporting),
                new BackTest(asking, alerts, config.alerts()),
                new FollowedPlans(asking, warming),
                new Reconciliation(around, asking));
    }

    /** Opens the store for each time that it is asked. */
    private record AskedStore(OpenedStore store) implements Asking {
        @Override
        public <T> T ask(Function<Questions, T> work) {
            return store.ask(engine -> work.apply(new Questions(engine)));
        }

        @Override
        public boolean isThere() {
            return Files.exists(store.file());
        }
    }
}
