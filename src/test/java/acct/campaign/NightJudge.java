package acct.campaign;

import acct.alert.Alerts;
import acct.ask.Questions;
import acct.audit.ConfiguredAudit;
import acct.config.Config;
import acct.config.ConfigFile;
import acct.doctor.DataWatch;
import acct.judge.JudgedDay;
import acct.load.OpenedStore;
import acct.model.DataOutput;
import acct.model.Stop;
import acct.model.Surroundings;
import acct.store.StorePlace;
import acct.warming.WarmingTracking;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;

/**
 * The judge over a store, as a night has it; as a program of its own it judges one night and says how long that took.
 *
 * @param around where it is
 * @param store what it looks into
 * @param alerts the judge
 */
record NightJudge(Surroundings around, OpenedStore store, Alerts alerts) {
    /** That of the store in a folder, at some time. */
    static NightJudge in(Path folder, Instant now) {
        Surroundings around = new Surroundings(
                DataOutput.to(new StringWriter()),
                new PrintWriter(new StringWriter()),
                new ByteArrayInputStream(new byte[0]),
                Map.of(),
                Clock.fixed(now, ZoneOffset.UTC),
                folder,
                Surroundings.Terminal.NONE,
                Stop.never());
        Config config = ConfigFile.defaults();
        return new NightJudge(
                around,
                new OpenedStore(
                        around,
                        config,
                        null,
                        StorePlace.file(folder.resolve("acct.duckdb")),
                        Duration.ofSeconds(10),
                        statement -> {},
                        remark -> {}),
                new Alerts(
                        around,
                        config,
                        new DataWatch(around, config),
                        new WarmingTracking(config),
                        new ConfiguredAudit(around, config),
                        "this"));
    }

    JudgedDay judge(LocalDate day) {
        return store.ask(engine -> alerts.judge(new Questions(engine), day));
    }

    /** Judges a day of the store in a folder. */
    public static void main(String[] arguments) {
        LocalDate day = LocalDate.parse(arguments[1]);
        NightJudge judge =
                in(Path.of(arguments[0]), day.plusDays(1).atTime(2, 0).toInstant(ZoneOffset.UTC));
        long begin = System.nanoTime();
        JudgedDay judged = judge.judge(day);
        System.out.printf(Locale.ROOT, "%.2f s%n", (System.nanoTime() - begin) / 1e9);
        judged.troubles()
                .forEach(trouble -> System.out.println(trouble.metric().label() + " "
                        + trouble.diagnosis().cause().label()));
    }
}
