package acct.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import acct.Cli;
import acct.Logs;
import acct.model.UserException;
import acct.store.Patience;
import acct.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A publish that is stopped anywhere, several at once, and files that are missing or damaged. */
@Tag("slow")
final class LakeFaultsTest {
    private static final String IP = "192.0.2.1";

    @TempDir
    private Path folder = Path.of("");

    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** Delivered and bounced by day, as a reader sees them who opens the lake now. */
    private static List<String> seen(Path lake) {
        LakePlace place = new LakePlace(LakeFolder.onDisk(lake));
        try (Store store = place.toRead(Patience.silent(Duration.ZERO), Clock.systemUTC())) {
            return place.engine(store, sql -> {})
                    .list(
                            new acct.sql.SqlFile(
                                    "test",
                                    "select hourly.day, cast(sum(events) as bigint) as events,"
                                            + " count(distinct load.load_id) as loads"
                                            + " from hourly left join load on load.load_id = hourly.load_id"
                                            + " group by hourly.day order by hourly.day"),
                            Map.of(),
                            row -> row.day("day") + " " + row.count("events") + " " + row.count("loads"));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aPublishThatIsKilledAtAnyStepLeavesWholeGenerationsOnly() {
        LakeHost host = LakeHost.of(folder, "mta1")
                .loads("a.csv", LakeHost.day("2026-10-31", 3, IP))
                .loads("b.csv", LakeHost.day("2026-11-18", 4, IP));
        host.publishes();
        List<String> before = seen(host.lake());
        assertThat(before).containsExactly("2026-10-31 4 1", "2026-11-18 5 1");
        // One load with rows of two months, so that two manifests are one generation.
        Logs both = Logs.standard();
        both.row("d", "timeLogged", "2026-10-31 23:59:00+0000", "dlvSourceIp", IP);
        both.row("d", "timeLogged", "2026-11-01 00:01:00+0000", "dlvSourceIp", IP);
        host.loads("c.csv", both);
        List<String> after = List.of("2026-10-31 5 2", "2026-11-01 1 1", "2026-11-18 5 1");

        Path kept = folder.resolve("kept");
        copy(host.lake(), kept);
        List<String> steps = new ArrayList<>();
        host.publishes("counts", step -> {
            assertThat(seen(host.lake())).as("before " + step).isIn(before, after);
            steps.add(step);
        });
        assertThat(steps).hasSizeGreaterThan(40);
        for (int last = 0; last < steps.size(); last++) {
            copy(kept, host.lake());
            String killed = steps.get(last);
            int[] left = {last};
            assertThatThrownBy(() -> host.publishes("counts", step -> {
                        if (left[0]-- == 0) {
                            throw new Killed();
                        }
                    }))
                    .as(killed)
                    .isInstanceOf(Killed.class);
            // The name of the root is what makes a generation count.
            boolean counts = steps.subList(0, last).contains("link manifest/undated/mta1.2.json");
            assertThat(seen(host.lake())).as("killed before " + killed).isEqualTo(counts ? after : before);
        }
        host.publishes();
        assertThat(seen(host.lake())).isEqualTo(after);
        assertThat(host.cli().launch("lake", "verify", "--lake", "../lake").exitCode())
                .isZero();
        // Names of what was never finished begin with a dot, and none stays.
        assertThat(names(host.lake())).noneMatch(name -> name.contains(".acct-"));
    }

    private static void copy(Path from, Path to) {
        try (Stream<Path> old = Files.exists(to) ? Files.walk(to) : Stream.empty();
                Stream<Path> all = Files.walk(from)) {
            for (Path path : old.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
            for (Path path : all.toList()) {
                Files.copy(path, to.resolve(from.relativize(path).toString()));
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static List<String> names(Path lake) {
        try (Stream<Path> all = Files.walk(lake)) {
            return all.map(Path::toString).toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void twoPublishesOfOneServerAtOnceAreBothThere() {
        LakeHost host = LakeHost.of(folder, "mta1").loads("a.csv", LakeHost.day("2026-11-18", 3, IP));
        host.publishes();
        host.loads("b.csv", LakeHost.day("2026-11-19", 4, IP));
        List<Published> faster = new ArrayList<>();
        Published slower = host.publishes("counts", step -> {
            if (step.startsWith("link manifest/undated/") && faster.isEmpty()) {
                faster.add(host.publishes("counts", other -> {}));
            }
        });
        assertThat(faster.get(0).generation()).isEqualTo(2);
        // Who came second found all done.
        assertThat(slower.generation()).isEqualTo(2);
        assertThat(seen(host.lake())).containsExactly("2026-11-18 4 1", "2026-11-19 5 1");
    }

    @Test
    void whoLosesThreeTimesEndsWith75() {
        LakeHost host = LakeHost.of(folder, "mta1").loads("a.csv", LakeHost.day("2026-11-18", 3, IP));
        int[] day = {0};
        assertThatThrownBy(() -> host.publishes("rows", step -> {
                    if (step.startsWith("link manifest/undated/")) {
                        // Somebody else is always faster, with something else each time.
                        Path owner = host.lake().resolve("manifest/undated");
                        day[0]++;
                        try {
                            Files.copy(owner(owner, host, day[0]), owner.resolve("mta1." + day[0] + ".json"));
                        } catch (IOException e) {
                            throw new java.io.UncheckedIOException(e);
                        }
                    }
                }))
                .isInstanceOfSatisfying(UserException.class, e -> {
                    assertThat(e.exitCode().code()).isEqualTo(75);
                    assertThat(e.getMessage()).contains("mta1", "try again");
                });
        assertThat(day[0]).isEqualTo(3);
    }

    private static Path owner(Path manifests, LakeHost host, int generation) throws IOException {
        Path made = host.folder().resolve("root.json");
        Files.createDirectories(manifests);
        Files.write(
                made,
                ManifestText.of(new Manifest(
                        1,
                        "mta1",
                        "another process",
                        generation,
                        Cli.NOW,
                        "test",
                        JudgedRules.NONE,
                        List.of(),
                        List.of(),
                        List.of(),
                        Collections.emptySortedMap())));
        return made;
    }

    @Test
    void fourHostsAtOnceLoseNothing() throws Exception {
        List<LakeHost> hosts = new ArrayList<>();
        for (int i = 1; i <= 4; i++) {
            hosts.add(LakeHost.of(folder, "mta" + i).loads("a.csv", LakeHost.day("2026-11-18", i, "192.0.2." + i)));
        }
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Published>> work = new ArrayList<>();
            hosts.forEach(host -> work.add(() -> host.publishes("counts", step -> {})));
            for (Future<Published> done : threads.invokeAll(work)) {
                assertThat(done.get().generation()).isEqualTo(1);
            }
        } finally {
            threads.shutdown();
        }
        assertThat(seen(hosts.get(0).lake())).containsExactly("2026-11-18 14 4");
    }

    /** The folder is shared: a process that is not here may be at work on another host. */
    @Test
    void whatAnotherHostHasInTheMakingStaysUntilItIsSevenDaysOld() throws IOException {
        LakeHost host = LakeHost.of(folder, "mta1").loads("a.csv", LakeHost.day("2026-11-18", 3, IP));
        Path manifests = Files.createDirectories(host.lake().resolve("manifest/undated"));
        List<Path> theirs = new ArrayList<>();
        // No process of this host has the first number, and this one has the second.
        for (String pid : List.of("2147483646", "" + ProcessHandle.current().pid())) {
            theirs.add(Files.writeString(manifests.resolve(".acct-" + pid + "-0123456789abcdef.part"), "begun"));
        }
        Path data = Files.createDirectories(host.lake().resolve("data/mta1/2026-10-01"));
        theirs.add(Files.writeString(data.resolve(".acct-0123456789abcdef.part"), "begun"));
        begun(theirs, Duration.ofDays(7).minusMinutes(5));
        host.publishes();
        assertThat(theirs).allMatch(Files::exists);
        begun(theirs, Duration.ofDays(7).plusMinutes(5));
        host.loads("b.csv", LakeHost.day("2026-11-19", 4, IP)).publishes();
        assertThat(theirs).noneMatch(Files::exists);
    }

    private static void begun(List<Path> files, Duration ago) throws IOException {
        for (Path file : files) {
            Files.setLastModifiedTime(file, java.nio.file.attribute.FileTime.from(Cli.NOW.minus(ago)));
        }
    }

    /** Else who takes away what is old and in no manifest could take what has just been published. */
    @Test
    void whatAKilledPublishLeftIsNewAgainWhenItIsPublished() throws IOException {
        LakeHost host = LakeHost.of(folder, "mta1").loads("a.csv", LakeHost.day("2026-11-18", 3, IP));
        assertThatThrownBy(() -> host.publishes("counts", step -> {
                    if (step.startsWith("link manifest/")) {
                        throw new Killed();
                    }
                }))
                .isInstanceOf(Killed.class);
        List<Path> left = names(host.lake()).stream()
                .filter(name -> name.endsWith(".parquet"))
                .map(Path::of)
                .toList();
        assertThat(left).isNotEmpty();
        java.time.Instant old = Cli.NOW.minus(Duration.ofDays(30));
        for (Path file : left) {
            Files.setLastModifiedTime(file, java.nio.file.attribute.FileTime.from(old));
        }
        host.publishes();
        for (Path file : left) {
            assertThat(Files.getLastModifiedTime(file).toInstant())
                    .as(file.toString())
                    .isAfter(old);
        }
    }

    @Test
    void aFileThatIsMissingOrDamagedIsNamed() throws IOException {
        LakeHost host = LakeHost.of(folder, "mta1").loads("a.csv", LakeHost.day("2026-11-18", 30, IP));
        host.publishes();
        String hourly = names(host.lake()).stream()
                .filter(name -> name.contains("/hourly-"))
                .findFirst()
                .orElseThrow();
        byte[] sound = Files.readAllBytes(Path.of(hourly));
        String name = String.valueOf(Path.of(hourly).getFileName());

        byte[] damaged = sound.clone();
        damaged[damaged.length / 2] ^= 0x55;
        Files.write(Path.of(hourly), damaged);
        Cli.Result verified = host.cli().launch("lake", "verify");
        assertThat(verified.exitCode()).isEqualTo(1);
        assertThat(verified.out()).contains("damaged", name);

        Files.write(Path.of(hourly), java.util.Arrays.copyOf(sound, sound.length - 5));
        Cli.Result shorter = host.cli().launch("query", "--by", "isp", "--lake", "../lake");
        assertThat(shorter.exitCode()).isEqualTo(1);
        assertThat(shorter.err()).contains(name, "it is damaged");

        Files.delete(Path.of(hourly));
        Cli.Result missing = host.cli().launch("query", "--by", "isp", "--lake", "../lake");
        assertThat(missing.exitCode()).isEqualTo(1);
        assertThat(missing.err()).contains(name, "missing");
        assertThat(host.cli().launch("lake", "verify").exitCode()).isEqualTo(1);

        Files.write(Path.of(hourly), sound);
        assertThat(host.cli().launch("lake", "verify").exitCode()).isZero();
        Path manifest = host.lake().resolve("manifest/2026-11/mta1.1.json");
        Files.writeString(manifest, "{");
        Cli.Result unreadable = host.cli().launch("query", "--by", "isp", "--lake", "../lake");
        assertThat(unreadable.exitCode()).isEqualTo(1);
        assertThat(unreadable.err()).contains("mta1.1.json: damaged");
        Files.delete(manifest);
        Cli.Result gone = host.cli().launch("query", "--by", "isp", "--lake", "../lake");
        assertThat(gone.exitCode()).isEqualTo(1);
        assertThat(gone.err()).contains("manifest/2026-11/mta1.1.json: missing");
    }

    @Test
    void whatHasNotCountedForSevenDaysGoes() throws IOException {
        LakeHost host = LakeHost.of(folder, "mta1").loads("a.csv", LakeHost.day("2026-11-18", 3, IP));
        host.publishes();
        Set<String> first = Set.copyOf(names(host.lake()));
        host.loads("b.csv", LakeHost.day("2026-11-18", 4, "192.0.2.2")).publishes();
        assertThat(names(host.lake())).containsAll(first);
        for (String name : names(host.lake())) {
            Files.setLastModifiedTime(Path.of(name), java.nio.file.attribute.FileTime.from(Cli.NOW));
        }
        host.loads("c.csv", LakeHost.day("2026-11-19", 5, IP))
                .at(Cli.NOW.plus(Duration.ofDays(8)))
                .publishes();
        // The first generation has not counted for eight days, the second until now.
        assertThat(host.lake().resolve("manifest/undated/mta1.1.json")).doesNotExist();
        assertThat(host.lake().resolve("manifest/undated/mta1.2.json")).exists();
        assertThat(names(host.lake()).stream().filter(name -> name.contains("2026-11-18/hourly-")))
                .hasSize(1);
        assertThat(seen(host.lake())).containsExactly("2026-11-18 9 2", "2026-11-19 6 1");
    }
}
