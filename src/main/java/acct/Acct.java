package acct;

import acct.alert.Alerts;
import acct.ask.Asking;
import acct.ask.Counting;
import acct.ask.LoadedFrom;
import acct.ask.Questions;
import acct.ask.ShippedAnswers;
import acct.audit.Audits;
import acct.audit.ConfiguredAudit;
import acct.audit.MappedPools;
import acct.audit.PmtaHistory;
import acct.backtest.BackTest;
import acct.config.Config;
import acct.config.PrivacySection;
import acct.doctor.DataWatch;
import acct.doctor.Doctor;
import acct.doctor.Reconciliation;
import acct.incident.Incidents;
import acct.load.Loads;
import acct.load.OpenedStore;
import acct.model.Surroundings;
import acct.night.Nights;
import acct.night.Outbox;
import acct.report.Judgements;
import acct.report.Reporting;
import acct.show.Shows;
import acct.store.StorePlace;
import acct.trace.Reckonings;
import acct.trace.Traces;
import acct.verify.Proofs;
import acct.warming.FollowedPlans;
import acct.warming.WarmingTracking;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
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
 * @param outbox finished messages on their way
 * @param incidents remembers troubles from their first bad day to their last
 * @param counting counts by any dimensions, and lists what ISPs answered
 * @param traces tells of single rows
 * @param reckonings tells how numbers came about
 * @param shows has a screen about anything
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
        Outbox outbox,
        Incidents incidents,
        Counting counting,
        Traces traces,
        Reckonings reckonings,
        Shows shows,
        ShippedAnswers answers,
        Audits audits,
        Judgements judgements,
        BackTest backTest,
        FollowedPlans plans,
        Reconciliation reconciliation) {

    /** Acct over the DuckDB file of a store. */
    public static Acct over(
            Surroundings around,
            Config config,
            @Nullable String configName,
            Path storeFile,
            Duration wait,
            Consumer<String> asked,
            Consumer<String> remark) {
        return over(around, config, configName, StorePlace.file(storeFile), wait, asked, remark);
    }

    /**
     * Acct over one store.
     *
     * @param configName the file of the configuration; null where the defaults hold
     * @param place the store, or what is asked in its place
     * @param wait how long to wait for a busy store
     * @param asked sees every statement of a question before it runs
     * @param remark hears what a person should know about the store
     */
    public static Acct over(
            Surroundings around,
            Config config,
            @Nullable String configName,
            StorePlace place,
            Duration wait,
            Consumer<String> asked,
            Consumer<String> remark) {
        OpenedStore store = new OpenedStore(around, config, configName, place, wait, asked, remark);
        Asking asking = new AskedStore(store, OpenedStore.Names.ALL);
        Asking judged = new AskedStore(store, OpenedStore.Names.BUSIEST);
        String version = Version.current();
        DataWatch watch = new DataWatch(around, config);
        WarmingTracking warming = new WarmingTracking(config);
        PmtaHistory history = new PmtaHistory(around, config, remark);
        ConfiguredAudit audit = new ConfiguredAudit(around, config);
        Alerts alerts = new Alerts(around, config, watch, warming, audit, Version.build());
        Reporting reporting = new Reporting(
                new Doctor(around, config, watch, asking.loadedFrom()),
                alerts,
                warming,
                audit,
                version,
                config.privacy().floor());
        Loads loads =
                new Loads(around, config, store, () -> MappedPools.of(around, config, remark), history::keep, version);
        List<String> classes =
                config.classes().stream().map(Config.MailClass::name).toList();
        Incidents incidents = new Incidents(around, store, alerts);
        return new Acct(
                store,
                loads,
                new Proofs(around, store, loads::settings),
                new Nights(around, store, watch),
                new Outbox(around, store),
                incidents,
                new Counting(asking, classes, remark),
                new Traces(
                        around,
                        asking,
                        config.timeZone(),
                        () -> PrivacySection.policy(config.privacy(), around.folder())),
                new Reckonings(around, asking, classes, config.timeZone()),
                new Shows(around, config, asking, incidents),
                new ShippedAnswers(asking),
                new Audits(around, config, asking, history),
                new Judgements(judged, watch, alerts, reporting),
                new BackTest(judged, alerts, config.alerts()),
                new FollowedPlans(judged, warming),
                new Reconciliation(around, asking));
    }

    /** Opens the store for each time that it is asked. */
    private record AskedStore(OpenedStore store, OpenedStore.Names names) implements Asking {
        @Override
        public <T> T ask(Function<Questions, T> work) {
            return store.ask(names, engine -> work.apply(new Questions(engine, store.limits())));
        }

        @Override
        public boolean refusesWithoutRows() {
            return store.refusesWithoutRows();
        }

        @Override
        public LoadedFrom loadedFrom() {
            return store.isOfThisHost() ? LoadedFrom.THIS_HOST : LoadedFrom.OTHER_HOSTS;
        }

        @Override
        public boolean isThere() {
            return store.isThere();
        }
    }
}
