package acct.load;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Cli;
import acct.Logs;
import acct.Rows;
import acct.SoundStore;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;

/** Files in a folder, which are loaded one after the other. */
final class LoadedFiles {
    private final Path folder;
    private final Cli acct;

    LoadedFiles(Path folder, Cli acct) {
        this.folder = folder;
        this.acct = acct;
    }

    /** Writes one. */
    Path write(String name, Logs logs) {
        return logs.write(folder.resolve(name));
    }

    /** What became of it: its status, rows stored, and lines rejected if there are any. */
    String ingest(String... arguments) {
        JsonNode file = acct.ingest(arguments).file();
        return file.get("status").asString()
                + " " + file.get("stored").asInt()
                + (file.get("rejected").asInt() == 0
                        ? ""
                        : " rejected " + file.get("rejected").asInt());
    }

    /** Fails unless it is refused as an overlap, in one line with these words, and nothing is stored. */
    void isRefused(String name, String... words) {
        long before = attempts();
        Cli.Result result = acct.ingest(name);
        assertThat(result.exitCode()).as(result.err()).isEqualTo(4);
        assertThat(result.file().get("status").asString()).isEqualTo("refused");
        assertThat(result.file().get("stored").asInt()).isZero();
        assertThat(result.err())
                .hasLineCount(1)
                .startsWith("acct: " + name + ": ")
                .contains("--skip-overlap")
                .contains("--allow-overlap")
                .contains(words);
        assertThat(attempts()).isEqualTo(before);
    }

    /** Fails if something was loaded and the store is not sound. */
    void areSoundIfAny() {
        if (Files.exists(acct.store())) {
            SoundStore.check(acct.store());
        }
    }

    /** Rows of deliveries, bounces and deferrals in the store. */
    long attempts() {
        return Rows.number(acct.store(), "select count(*) from attempt");
    }
}
