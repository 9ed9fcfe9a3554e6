package acct.store;

import static org.assertj.core.api.Assertions.assertThat;

import acct.aggregate.Questions;
import acct.classify.IspDirectory;
import acct.model.Dimension;
import acct.model.Period;
import acct.read.AccountingFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SmokeTest {
    @Test
    void smoke(@TempDir Path dir) throws Exception {
        try (Store store = Store.open(dir.resolve("a.duckdb"), Store.Mode.WRITE, Duration.ZERO)) {
            Loader loader = new Loader(
                    store,
                    new LoadSettings(
                            ZoneOffset.UTC, null, Map.of(), IspDirectory.load(Map.of()), Clock.systemUTC(), "x", dir));
            for (int i = 0; i < 2; i++) {
                for (String f : List.of(
                        "guide-v5.0-d-b-t.csv",
                        "guide-v5.0-tq.csv",
                        "guide-v5.0-union-epoch.csv",
                        "port25-bouncehandler-readme.csv")) {
                    System.out.println(loader.load(new AccountingFile(f, Path.of("/work/shared/samples/" + f)), n -> {}));
                }
            }
            Path w = dir.resolve("w.csv");
            Files.writeString(w, "\uFEFFtype,timeLogged,rcpt,dlvSourceIp,header_Subject,vmta,dlvType\r\n\r\n"
                    + "d,2026-11-18 10:00:00+0100,a@gmail.com,192.0.2.1,\"Hé \"\"x\"\", y\",v1,\r\n"
                    + "d,2026-11-18 10:00:00+0100,a@gmail.com,192.0.2.1,\"Hé,v1,\r\n"
                    + "x,2026-11-18 10:00:00+0100,a@gmail.com,192.0.2.1,\"Hé\",v1,\r\n"
                    + "d,2026-11-18 10:00:00+0100,a@gmail.com,192.0.2.1,\"two\r\nlines\",v1,\r\n"
                    + "b,nonsense,a@gmail.com,192.0.2.1,\"Hé\",v1,\r\n"
                    + "b,1178807903,a@gmail.com,bogus,a\rb,v1,\r\n"
                    + "b,1178807903,a@gmail.com,bogus,\0b,v1,\r\nb,11788");
            System.out.println(loader.load(new AccountingFile("w", w), n -> {}));
            Questions q = new Questions(store, s -> {});
            q.counts(List.of(Dimension.SOURCE_IP, Dimension.ISP, Dimension.ISP_SOURCE, Dimension.HOUR), List.of(), Period.ALL).forEach(System.out::println);
            System.out.println(q.logged(Period.ALL));
            System.out.println(q.table("report/rejects", Period.ALL, new java.util.HashMap<>(java.util.Collections.singletonMap("reason", null))));
            System.out.println(q.table("select headers, hour, source_ip from attempt where headers is not null"));
            System.out.println(q.table("select * from bad_value"));
            System.out.println(q.table("report/loads", Period.ALL, Map.of()));
            for (String c : List.of("lines_add_up", "stored_rows_exist", "load_days_add_up", "rejects_are_kept")) {
                assertThat(q.table("check/" + c, Period.ALL, Map.of()).rows()).isEmpty();
            }
        }
    }
}
