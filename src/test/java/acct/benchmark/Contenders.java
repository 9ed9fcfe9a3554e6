package acct.benchmark;

import acct.benchmark.Contender.Output;
import acct.benchmark.Reference.Work;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Who runs, and what each is told. */
final class Contenders {
    /** As it comes: acct chooses the lane. */
    static final String LOADER = "acct ingest";
    /** The typed table alone. */
    static final String TABLE = "CTAS";
    /** The typed table with the rollups that the loader writes too. */
    static final String TABLE_AND_ROLLUPS = "CTAS plus rollups";

    private static final List<String> LANES = List.of("streaming", "bulk");
    /** An address that the sample sends a good part of its mail from. */
    private static final String SOURCE_IP = "192.0.2.40";

    private static final String GREP = "grep -F '," + SOURCE_IP + ",' \"$1\" | awk -F, '$15 == \"" + SOURCE_IP
            + "\" { n[$1]++ }" + " END { for (type in n) print type, n[type] }'";
    private static final String AWK =
            "awk -F, '{ n[$15 \" \" $1]++ } END { for (group in n) print group, n[group] }' \"$1\"";

    private final Workshop workshop;
    private final List<String> passedOver = new ArrayList<>();

    Contenders(Workshop workshop) {
        this.workshop = workshop;
    }

    /** All that can run here, in the order in which they take turns. */
    List<Contender> all(Path file) throws java.io.IOException {
        List<Contender> all = new ArrayList<>(databases(file));
        all.add(pipeline("grep and awk, one source IP", GREP, file));
        all.add(pipeline("awk, by source IP and type", AWK, file));
        if (isInstalled("mlr")) {
            all.add(pipeline(
                    "Miller, by source IP and type", "mlr --icsv --ojson count -g dlvSourceIp,type \"$1\"", file));
        } else {
            passedOver.add("Miller: `mlr` is not installed");
        }
        return List.copyOf(all);
    }

    /** Those that make a database. */
    List<Contender> databases(Path file) throws java.io.IOException {
        List<Contender> databases = new ArrayList<>();
        databases.add(loader(LOADER, "auto", file));
        passedOver.clear();
        if (workshop.knowsLanes()) {
            for (String lane : LANES) {
                databases.add(loader(LOADER + " --lane " + lane, lane, file, "--lane=" + lane));
            }
        } else {
            passedOver.add(LOADER + " --lane: this build has no such option");
        }
        databases.add(reference(TABLE, Work.TABLE, Optional.empty(), file));
        databases.add(reference(TABLE_AND_ROLLUPS, Work.TABLE_AND_ROLLUPS, Optional.of("reference_hours"), file));
        return List.copyOf(databases);
    }

    /** Who could not run, and why. */
    List<String> passedOver() {
        return List.copyOf(passedOver);
    }

    private Contender loader(String name, String lane, Path file, String... more) {
        Path store = workshop.folder().resolve("store-" + lane + ".duckdb");
        return new Contender(
                name,
                workshop.ingest(file, store, more),
                Optional.of(new Output(store, "store_rows", Optional.of("store_hours"))));
    }

    private Contender reference(String name, Work work, Optional<String> hours, Path file) {
        Path database = workshop.folder().resolve("reference-" + work.name().toLowerCase(Locale.ROOT) + ".duckdb");
        return new Contender(
                name,
                workshop.program().reference(work, file, database),
                Optional.of(new Output(database, "reference_rows", hours)));
    }

    private static Contender pipeline(String name, String script, Path file) {
        return new Contender(name, List.of("sh", "-c", script, "sh", file.toString()), Optional.empty());
    }

    private static boolean isInstalled(String program) {
        return Arrays.stream(System.getenv("PATH").split(":", -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
