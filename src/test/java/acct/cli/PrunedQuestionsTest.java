package acct.cli;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Cli;
import acct.Logs;
import acct.ask.NamedQueries;
import acct.sql.SqlFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A question whose counts or rows are partly pruned says from which day on it counts. */
final class PrunedQuestionsTest {
    private static final String GONE = "before 2026-11-03 are no longer stored; these numbers count from there.";

    @Test
    void eachNamedQuestionTellsWhatIsGoneOfItsTimeAndOfNoOther(@TempDir Path folder) {
        Cli acct = Cli.in(folder);
        Logs.standard()
                .row("d", "timeLogged", "2026-11-02 09:00:00+0100")
                .row("d", "timeLogged", "2026-11-19 09:00:00+0100")
                .write(folder.resolve("acct-1.csv"));
        assertThat(acct.ingest("acct-1.csv").exitCode()).isZero();
        assertThat(acct.launch("prune", "--attempts", "5d", "--hourly", "15d").exitCode())
                .isZero();
        List<String> counting = Stream.of("counts", "rows")
                .flatMap(needs -> needing(needs).stream())
                .filter(name -> !name.equals("reply-campaigns"))
                .toList();
        assertThat(needing("counts")).contains("pools", "servers", "vmta-hours", "worst-hours", "complaints");
        for (String name : counting) {
            assertThat(acct.launch("query", name).err()).as(name).contains(GONE);
            assertThat(acct.launch("query", name, "--since", "2026-11-19").err())
                    .as(name)
                    .doesNotContain("no longer stored");
        }
        assertThat(acct.launch("query", "loads").err()).doesNotContain("no longer stored");
    }

    /** No row of an answer is good news only where it could have had one. */
    @Test
    void anAnswerThatIsEmptyBecauseNothingIsLoggedSaysSo(@TempDir Path folder) {
        Cli acct = Cli.in(folder);
        Logs.standard().row("d").row("b").write(folder.resolve("acct-1.csv"));
        assertThat(acct.ingest("acct-1.csv").exitCode()).isZero();
        Map.of(
                        "complaints", "Complaints are not logged on these days (no `f` row is stored)",
                        "rising-deferrals", "Deferrals are not logged on these days (no `t` row is stored)",
                        "deferred-fate", "Deferrals are not logged",
                        "remote-bounces", "Remote bounces are not logged on these days (no `rb` row is stored)")
                .forEach((name, said) ->
                        assertThat(acct.launch("query", name).err()).as(name).contains(said));
        Logs.standard().row("f").row("t").row("rb").write(folder.resolve("acct-2.csv"));
        assertThat(acct.ingest("acct-2.csv").exitCode()).isZero();
        for (String name : List.of("complaints", "rising-deferrals", "deferred-fate", "remote-bounces")) {
            assertThat(acct.launch("query", name).err()).as(name).doesNotContain("not logged");
        }
    }

    private static List<String> needing(String what) {
        return NamedQueries.shipped().stream()
                .filter(name -> SqlFile.of("query/" + name).header("needs").equals(what))
                .toList();
    }
}
