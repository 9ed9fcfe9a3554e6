package acct.store;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Cli;
import acct.cli.Launched;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is loaded can be proved and copied, however wide its rows are. */
@Tag("slow")
final class WideRowsTest {
    @TempDir
    private Path folder = Path.of("");

    private void isLoadedProvedAndCopied(String file) throws IOException, InterruptedException {
        assertThat(Launched.in(folder, "ingest", file).exitCode()).isZero();
        assertThat(Launched.in(folder, "verify", "--quick").exitCode()).isZero();
        Cli.Result proved = Cli.in(folder).launch("verify");
        assertThat(proved.err()).isEqualTo("verified 1 of 1 loads; 0 different, 0 with changed files, 0 not re-read\n");
        assertThat(Cli.in(folder).launch("backup", "copy.duckdb").err()).endsWith(", checked\n");
    }

    @Test
    void cellsOfAMegabyte() throws Exception {
        try (Writer out = Files.newBufferedWriter(folder.resolve("cells.csv"))) {
            out.write("type,timeLogged,rcpt,dsnDiag\n");
            for (int i = 0; i < 200; i++) {
                out.write("b,2026-11-19 09:30:00+0000,r" + i + "@example.com," + ("word " + i + " ").repeat(110_000)
                        + "\n");
            }
        }
        isLoadedProvedAndCopied("cells.csv");
    }

    @Test
    void twentyThousandHeaders() throws Exception {
        StringBuilder names = new StringBuilder("type,timeLogged,rcpt");
        for (int i = 0; i < 20_000; i++) {
            names.append(",header_h").append(i);
        }
        try (Writer out = Files.newBufferedWriter(folder.resolve("headers.csv"))) {
            out.write(names + "\n");
            for (int i = 0; i < 200; i++) {
                out.write("d,2026-11-19 09:30:00+0000,r" + i + "@example.com");
                for (int cell = 0; cell < 20_000; cell++) {
                    out.write(",v" + (cell * i) % 97);
                }
                out.write("\n");
            }
        }
        isLoadedProvedAndCopied("headers.csv");
    }
}
