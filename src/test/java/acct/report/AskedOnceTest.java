package acct.report;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Cli;
import acct.alert.Alerts;
import acct.ask.LoadedFrom;
import acct.ask.Questions;
import acct.audit.ConfiguredAudit;
import acct.config.Config;
import acct.config.ConfigFile;
import acct.doctor.DataWatch;
import acct.doctor.Doctor;
import acct.model.DataOutput;
import acct.model.Period;
import acct.model.Stop;
import acct.model.Surroundings;
import acct.sql.Cursor;
import acct.sql.Engine;
import acct.sql.SqlFile;
import acct.store.Store;
import acct.warming.WarmingTracking;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store is busy enough at night: no report asks it the same thing twice. */
final class AskedOnceTest {
    /** Passes questions on and remembers them. */
    private record Listening(Engine engine, List<String> asked) implements Engine {
        @Override
        public <T> T ask(
                SqlFile statement, Map<String, ? extends @Nullable Object> values, Function<Cursor, T> reader) {
            Map<String, @Nullable Object> bound = new HashMap<>(values);
            bound.keySet().retainAll(statement.parameters());
            asked.add(statement.text() + bound);
            return engine.ask(statement, values, reader);
        }
    }

    @Test
    void noStatementRunsTwiceWithTheSameValues(@TempDir Path folder) {
        Cli.Result loaded =
                Cli.in(folder).ingest(Path.of("sample-logs").toAbsolutePath().toString());
        assertThat(loaded.exitCode()).as(loaded.err()).isLessThan(2);
        LocalDate day = LocalDate.parse("2026-11-19");
        assertThat(asked(folder, Period.of(day))).hasSizeGreaterThan(20).doesNotHaveDuplicates();
        assertThat(asked(folder, new Period(day.minusDays(2), day)))
                .hasSizeGreaterThan(30)
                .doesNotHaveDuplicates();
    }

    private static List<String> asked(Path folder, Period period) {
        Config config = ConfigFile.defaults();
        Surroundings around = new Surroundings(
                DataOutput.to(new StringWriter()),
                new PrintWriter(new StringWriter()),
                new ByteArrayInputStream(new byte[0]),
                Map.of(),
                Clock.fixed(Cli.NOW, ZoneOffset.UTC),
                folder,
                Surroundings.Terminal.NONE,
                Stop.never());
        WarmingTracking warming = new WarmingTracking(config);
        ConfiguredAudit audit = new ConfiguredAudit(around, config);
        DataWatch watch = new DataWatch(around, config);
        Alerts alerts = new Alerts(around, config, watch, warming, audit, "this");
        Reporting reporting = new Reporting(
                new Doctor(around, config, watch, LoadedFrom.THIS_HOST), alerts, warming, audit, "0.1.0", 5);
        List<String> asked = new ArrayList<>();
        try (Store store = Store.open(Cli.in(folder).store(), Store.Mode.READ, Duration.ZERO, around.clock())) {
            reporting.report(
                    new Questions(new Listening(store.engine(text -> {}), asked)), period, null, Against.CLOCK);
        }
        return asked;
    }
}
