package acct.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Cli;
import acct.Logs;
import acct.SoundStore;
import acct.load.EqualStores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** One seeded story of files and faults; at its end the store is that of one clean load. */
final class FaultRun {
    private static final List<String> INGEST = List.of("ingest", "logs", "moved");
    private static final List<String> PRUNE = List.of("prune", "--attempts", "30d");

    private final Path folder;
    private final Path logs;
    private final Path moved;
    private final Random random;
    private final Scale scale;
    private final Pace pace;
    private final MixedRows rows;
    private final Disturbance disturbance;
    private final Commands commands;
    private final List<CampaignFile> files = new ArrayList<>();
    private final List<Path> copies = new ArrayList<>();
    private final List<String> story = new ArrayList<>();
    private int names;
    private boolean pruned;

    /**
     * How large a story is.
     *
     * @param lines most lines that a file grows by
     * @param steps how many things happen to the files
     * @param disturbances how many times most a command is disturbed before it may end
     * @param again where an undisturbed run takes place
     */
    record Scale(int lines, int steps, int disturbances, Again again) {}

    /** Where a command is run again. */
    enum Again {
        /** In this JVM, which is warm. */
        HERE,
        /** In a process of its own. */
        OWN_PROCESS
    }

    /** Which commands there are. */
    record Commands(boolean prune, boolean overlap) {
        static Commands of(Path folder) {
            Cli acct = Cli.in(folder);
            return new Commands(
                    acct.launch("--help").out().contains("  prune "),
                    acct.launch("ingest", "--help").out().contains("--allow-overlap"));
        }
    }

    FaultRun(Path folder, long seed, Scale scale, Pace pace) throws IOException {
        this.folder = folder;
        this.logs = Files.createDirectories(folder.resolve("logs"));
        this.moved = Files.createDirectories(folder.resolve("moved"));
        this.random = new Random(seed);
        this.scale = scale;
        this.pace = pace;
        // Some rows are old enough for the prune, none will be so before the story ends.
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        this.rows = new MixedRows(random, List.of(today.minusDays(45), today.minusDays(3), today.minusDays(2)));
        this.disturbance = new Disturbance(folder, random);
        this.commands = Commands.of(folder);
    }

    /** What happened so far, one word for each step. */
    List<String> story() {
        return List.copyOf(story);
    }

    /** Tells the story and compares; throws if the stores differ. */
    void run() throws IOException {
        add();
        add();
        ingest();
        for (int i = 0; i < scale.steps(); i++) {
            step();
            if (random.nextInt(3) > 0) {
                ingest();
            }
        }
        for (CampaignFile file : files) {
            file.complete();
        }
        ingest();
        Path expected = cleanLoad();
        if (pruned) {
            mustEnd(Product.in(folder).run(PRUNE.toArray(String[]::new)));
            mustEnd(Product.in(expected).run(PRUNE.toArray(String[]::new)));
        }
        SoundStore.check(store());
        EqualStores.check(expected.resolve("acct.duckdb"), store());
    }

    private Path store() {
        return folder.resolve("acct.duckdb");
    }

    private void step() throws IOException {
        switch (random.nextInt(11)) {
            case 0 -> add();
            case 1, 2 -> grow();
            case 3 -> rename();
            case 4 -> compress();
            case 5 -> rotate();
            case 6 -> truncate();
            case 7 -> copy();
            case 8 -> concatenate();
            case 9 -> addMany();
            default -> prune();
        }
    }

    private void tell(String what) {
        story.add(what);
    }

    private Path name(Path where) {
        names++;
        return where.resolve("acct-" + (char) ('a' + random.nextInt(26)) + "-" + names + ".csv");
    }

    private byte[] lines() {
        return rows.lines(1 + random.nextInt(scale.lines()));
    }

    private CampaignFile add(Path path) throws IOException {
        CampaignFile file = new CampaignFile(path);
        files.add(file);
        file.grow(lines(), random);
        return file;
    }

    private void add() throws IOException {
        tell("new");
        add(name(logs));
    }

    /** As many as fit into one transaction and may yet be disturbed in it. */
    private void addMany() throws IOException {
        tell("many");
        int many = 5 + random.nextInt(40);
        for (int i = 0; i < many; i++) {
            CampaignFile file = new CampaignFile(name(logs));
            files.add(file);
            file.grow(rows.lines(1 + random.nextInt(8)), random);
        }
    }

    private CampaignFile growing() throws IOException {
        List<CampaignFile> growing = files.stream()
                .filter(file -> file.life() == CampaignFile.Life.GROWING)
                .toList();
        return growing.isEmpty() ? add(name(logs)) : growing.get(random.nextInt(growing.size()));
    }

    private void grow() throws IOException {
        tell("grow");
        growing().grow(lines(), random);
    }

    private void rename() throws IOException {
        tell("rename");
        growing().move(name(random.nextBoolean() ? logs : moved));
    }

    private void compress() throws IOException {
        tell("gzip");
        growing().compress(1 + random.nextInt(3));
    }

    private void rotate() throws IOException {
        tell("rotate");
        CampaignFile file = growing();
        Path today = file.path();
        file.move(name(moved));
        add(today);
    }

    /** What was in it is loaded before, or it would be lost to everybody. */
    private void truncate() throws IOException {
        CampaignFile file = growing();
        file.complete();
        if (!file.isWhollyLoaded()) {
            ingest();
        }
        tell("truncate");
        file.overwritten();
        add(file.path());
    }

    private void copy() throws IOException {
        tell("copy");
        CampaignFile file = growing();
        file.complete();
        Path copy = name(random.nextBoolean() ? logs : moved);
        Files.copy(file.path(), copy);
        copies.add(copy);
        if (copies.size() > 2) {
            Files.delete(copies.remove(0));
        }
    }

    private void concatenate() throws IOException {
        List<CampaignFile> loaded =
                files.stream().filter(CampaignFile::isWhollyLoaded).toList();
        if (!commands.overlap() || loaded.size() < 2) {
            return;
        }
        tell("concatenate");
        int first = random.nextInt(loaded.size());
        int second = (first + 1 + random.nextInt(loaded.size() - 1)) % loaded.size();
        Path joined = name(logs);
        Logs.write(
                joined,
                Logs.joined(loaded.get(first).content(), loaded.get(second).content()));
        List<String> command = List.of("ingest", "logs/" + joined.getFileName());
        disturb(command, Files.size(joined));
        Product.Ended ended = again(command);
        assertThat(ended.code())
                .as("a concatenation is refused: %s", ended.err())
                .isEqualTo(4);
        Files.delete(joined);
    }

    private void prune() throws IOException {
        if (!commands.prune()) {
            return;
        }
        tell("prune");
        pruned = true;
        disturb(PRUNE, 0);
        mustEnd(Product.in(folder).run(PRUNE.toArray(String[]::new)));
    }

    private void ingest() throws IOException {
        long bytes = files.stream()
                .filter(file -> !file.isWhollyLoaded() && file.life() != CampaignFile.Life.GONE)
                .mapToLong(file -> file.content().length)
                .sum();
        int left = 1 + random.nextInt(scale.disturbances());
        while (left > 0 && !disturb(INGEST, bytes).endsWith("ended")) {
            left--;
        }
        mustEnd(again(INGEST));
        files.forEach(CampaignFile::wasLoaded);
        Path cut = folder.resolve("power-cut");
        if (Files.exists(cut)) {
            if (Files.exists(cut.resolve("acct.duckdb"))) {
                mustEnd(again(List.of("ingest", "logs", "moved", "--store", "power-cut/acct.duckdb")));
                EqualStores.check(store(), cut.resolve("acct.duckdb"));
            }
            Folders.delete(cut);
        }
    }

    private String disturb(List<String> command, long bytes) throws IOException {
        Disturbance.Kind kind = switch (random.nextInt(10)) {
            case 0 -> Disturbance.Kind.FULL_DISK;
            case 1 -> command.equals(INGEST) ? Disturbance.Kind.POWER_CUT : Disturbance.Kind.KILL;
            case 2, 3, 4 -> Disturbance.Kind.KILL_AT_COMMIT;
            default -> Disturbance.Kind.KILL;
        };
        String done = disturbance.to(command, kind, pace.expected(bytes), bytes);
        tell(done);
        return done;
    }

    private Product.Ended again(List<String> command) {
        String[] arguments = command.toArray(String[]::new);
        if (scale.again() == Again.OWN_PROCESS) {
            return Product.in(folder).run(arguments);
        }
        Cli.Result result = Cli.in(folder).launch(arguments);
        return new Product.Ended(result.exitCode(), result.out(), result.err());
    }

    private static void mustEnd(Product.Ended ended) {
        assertThat(ended.code()).as(ended.err()).isZero();
    }

    /** All that was ever in the files, loaded once. */
    private Path cleanLoad() throws IOException {
        Path clean = Files.createDirectories(folder.resolve("clean"));
        for (int i = 0; i < files.size(); i++) {
            Files.write(clean.resolve("acct-" + i + ".csv"), files.get(i).content());
        }
        assertThat(Cli.in(clean).launch("ingest", "acct-*.csv").exitCode()).isZero();
        return clean;
    }
}
