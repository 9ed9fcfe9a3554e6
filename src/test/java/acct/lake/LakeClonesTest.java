package acct.lake;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Cli;
import acct.Logs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Stores that were copied, restored or made anew, and hosts that have one file as far as each has got: what is proved to be
 * equal counts once, what is not is refused or told.
 */
@Tag("slow")
final class LakeClonesTest {
    private static final String DAY = "2026-11-18";
    private static final String IP = "192.0.2.1";
    private static final Pattern REMOVE =
            Pattern.compile("`acct lake remove --server (\\S+) --load ([0-9a-f]{32})` and publish again");
    private static final String WHOLE = new String(LakeHost.day(DAY, 400, IP).bytes(), StandardCharsets.UTF_8);

    @TempDir
    private Path folder = Path.of("");

    /** The header and so many rows of one file. */
    private static Logs part(int rows) {
        int end = 0;
        for (int line = 0; line <= rows; line++) {
            end = WHOLE.indexOf('\n', end) + 1;
        }
        return Logs.empty().raw(WHOLE.substring(0, end));
    }

    private LakeHost host(String place, String name) throws IOException {
        LakeHost host = LakeHost.of(folder, place);
        Files.writeString(
                host.folder().resolve("acct.yaml"), "server: " + name + "\nlake: {path: ../lake, level: rows}\n");
        return host;
    }

    /** Another host whose store is a copy of this one's. */
    private LakeHost copy(LakeHost of, String place, String name) throws IOException {
        LakeHost copy = host(place, name);
        Files.copy(of.store(), copy.store());
        return copy;
    }

    /** So many rows count, in every table, and all is as it should be. */
    private static void has(LakeHost asked, int rows) {
        assertThat(asked.asks("--sql", "select count(*) as n from attempt")).isEqualTo("n\n" + rows + "\n");
        assertThat(asked.asks("--sql", "select cast(sum(events) as bigint) as n from hourly"))
                .isEqualTo("n\n" + rows + "\n");
        Cli.Result verified = asked.cli().launch("lake", "verify", "--deep");
        assertThat(verified.exitCode()).as(verified.out()).isZero();
    }

    private static String told(LakeHost asked) {
        return asked.cli().launch("query", "--by", "day", "--lake", "../lake").err();
    }

    private static String isRefused(LakeHost host) {
        long generation = generation(host);
        for (String[] more : new String[][] {{"--dry-run"}, {}}) {
            Cli.Result refused = host.published(more);
            assertThat(refused.exitCode()).as(refused.err()).isEqualTo(4);
            assertThat(refused.out()).isEmpty();
        }
        assertThat(generation(host)).isEqualTo(generation);
        return host.published().err();
    }

    private static long generation(LakeHost host) {
        return host.cli()
                .launch("lake", "status", "--format", "json")
                .json()
                .get(0)
                .get("generation")
                .asLong();
    }

    /** Does what the refusal says, as often as it says so; how often that was. */
    private static int removesAsTold(LakeHost host) {
        int times = 0;
        for (Cli.Result refused = host.published(); refused.exitCode() == 4; refused = host.published()) {
            Matcher told = REMOVE.matcher(refused.err());
            assertThat(told.find()).as(refused.err()).isTrue();
            assertThat(host.cli()
                            .launch("lake", "remove", "--server", told.group(1), "--load", told.group(2))
                            .exitCode())
                    .isZero();
            times++;
        }
        return times;
    }

    @Test
    void aCopyOfAStoreThatGoesOnOtherwiseIsRefused() throws IOException {
        LakeHost one = host("one", "mta1").loads("a.csv", part(100));
        one.publishes();
        LakeHost copy = copy(one, "copy", "mta1");
        one.loads("a.csv", part(200)).publishes();
        copy.loads("a.csv", part(300));
        assertThat(isRefused(copy)).contains("mta1 has published bytes", "give its host a name of its own");
        has(one, 200);
        one.loads("a.csv", part(300)).publishes();
        isRefused(copy);
        has(one, 300);
    }

    /** Who looks only at the rows of a file of the lake that it has itself would take away those of the other. */
    @Test
    void aCopyOfAStoreBringsWhatTheOtherHasNot() throws IOException {
        LakeHost one = host("one", "mta1").loads("a.csv", part(100));
        one.publishes();
        LakeHost copy = copy(one, "copy", "mta1");
        int rows = 100;
        for (int turn = 1; turn <= 3; turn++) {
            one.loads("one-" + turn + ".csv", LakeHost.day(DAY, 70 + turn, "192.0.2.1" + turn))
                    .publishes();
            copy.loads("copy-" + turn + ".csv", LakeHost.day(DAY, 80 + turn, "192.0.2.2" + turn))
                    .publishes();
            rows += 150 + 2 * turn + 2;
            has(one, rows);
            // The file that both load is there once.
            Logs both = LakeHost.day(DAY, 90, "192.0.2.3" + turn);
            one.loads("both-" + turn + ".csv", both).publishes();
            copy.loads("same-" + turn + ".csv", both).publishes();
            rows += 91;
            has(one, rows);
        }
        long generation = generation(one);
        one.publishes();
        copy.publishes();
        assertThat(generation(one)).isEqualTo(generation);
    }

    @Test
    void aRestoredStoreIsRefusedUntilWhatItHasOtherwiseIsTakenOut() throws IOException {
        LakeHost one = host("one", "mta1").loads("a.csv", part(100));
        one.publishes();
        Path backup = Files.copy(one.store(), folder.resolve("backup"));
        one.loads("a.csv", part(200)).publishes();
        Files.delete(one.store());
        Files.copy(backup, one.store());
        one.loads("a.csv", part(300));
        isRefused(one);
        has(one, 200);
        assertThat(removesAsTold(one)).isEqualTo(1);
        has(one, 300);
        one.loads("a.csv", part(401)).publishes();
        has(one, 401);
    }

    @Test
    void aStoreThatWasMadeAnewLoadsFilesWholeThatItHadLoadedAsTheyGrew() throws IOException {
        LakeHost one = host("one", "mta1").loads("a.csv", part(100)).loads("b.csv", LakeHost.day("2026-11-17", 50, IP));
        one.publishes();
        one.loads("a.csv", part(200)).publishes();
        Files.delete(one.store());
        one.loads("a.csv", part(300))
                .loads("b.csv", LakeHost.day("2026-11-17", 50, IP))
                .isReinstalled();
        assertThat(isRefused(one)).contains("belongs to another store");
        assertThat(one.cli().launch("lake", "adopt", "--server", "mta1").exitCode())
                .isZero();
        assertThat(isRefused(one)).contains("the same holds for 1 more load");
        assertThat(removesAsTold(one)).isEqualTo(2);
        has(one, 351);
    }

    @Test
    void aStoreThatWasMadeAnewMayHaveAllThatWasPublished() throws IOException {
        LakeHost one = host("one", "mta1").loads("a.csv", part(100));
        one.publishes();
        one.loads("a.csv", part(200)).publishes();
        Files.delete(one.store());
        one.loads("a.csv", part(200)).isReinstalled();
        assertThat(one.cli().launch("lake", "adopt", "--server", "mta1").exitCode())
                .isZero();
        one.publishes();
        has(one, 200);
        assertThat(told(one)).contains("mta1 has 1 load twice; they count once");
        one.loads("a.csv", part(300)).publishes();
        has(one, 300);
    }

    /** The digest of a file's beginning is of all of it, as long as it is that small. */
    @Test
    void aFileOfAFewRowsIsKnownByItsFirstOne() throws IOException {
        assertThat(part(3).bytes().length).isLessThan(4096);
        LakeHost one = host("one", "mta1").loads("a.csv", part(3));
        one.publishes();
        Files.delete(one.store());
        one.loads("a.csv", part(100)).isReinstalled();
        assertThat(one.cli().launch("lake", "adopt", "--server", "mta1").exitCode())
                .isZero();
        isRefused(one);
        assertThat(removesAsTold(one)).isEqualTo(1);
        has(one, 100);
    }

    @Test
    void aCopyUnderAnotherNameIsToldAsLongAsItGoesOnOtherwise() throws IOException {
        LakeHost one = host("one", "mta1").loads("a.csv", part(100));
        one.publishes();
        LakeHost copy = copy(one, "copy", "mta2");
        copy.publishes();
        has(one, 100);
        assertThat(told(one)).contains("mta2 has 1 load of mta1 too; they count once");
        one.loads("a.csv", part(200)).publishes();
        copy.loads("a.csv", part(300)).publishes();
        assertThat(told(one)).contains("mta1 and mta2 share a part of a file, and its rows count twice");
        Cli.Result found = one.cli().launch("lake", "verify", "--fail-on", "warning");
        assertThat(found.exitCode()).isEqualTo(3);
        assertThat(found.out()).contains("bytes 7388 to 14688 of one file are on both");
        one.loads("a.csv", part(300)).publishes();
        has(one, 300);
        assertThat(told(one)).contains("they count once").doesNotContain("twice");
    }

    @Test
    void theBeginningOfAFileOnOneHostAndAllOfItOnAnotherIsTold() throws IOException {
        LakeHost one = host("one", "mta1").loads("a.csv", part(100));
        one.publishes();
        LakeHost other = host("other", "mta2").loads("copy.csv", part(300));
        other.publishes();
        assertThat(told(one)).contains("mta1 and mta2 share a part of a file, and its rows count twice");
        Cli.Result found = one.cli().launch("lake", "verify", "--fail-on", "warning", "--format", "json");
        assertThat(found.exitCode()).isEqualTo(3);
        Matcher load = Pattern.compile("in load ([0-9a-f]{32}) of mta1").matcher(found.out());
        assertThat(load.find()).as(found.out()).isTrue();
        assertThat(one.cli()
                        .launch("lake", "remove", "--server", "mta1", "--load", load.group(1))
                        .exitCode())
                .isZero();
        has(one, 300);
        assertThat(told(one)).isEmpty();
    }

    @Test
    void filesOfAHeaderOnlyAreNoDoubles() throws IOException {
        LakeHost one = host("one", "mta1").loads("a.csv", Logs.standard());
        one.publishes();
        LakeHost other = host("other", "mta2").loads("a.csv", Logs.standard());
        other.publishes();
        assertThat(told(one)).doesNotContain("count once", "count twice");
        one.loads("a.csv", LakeHost.day(DAY, 50, IP)).publishes();
        other.loads("a.csv", LakeHost.day(DAY, 60, "192.0.2.2")).publishes();
        assertThat(told(one)).doesNotContain("count once", "count twice");
        has(one, 112);
    }
}
