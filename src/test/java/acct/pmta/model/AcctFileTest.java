package acct.pmta.model;

import static org.assertj.core.api.Assertions.assertThat;

import acct.pmta.parse.ModelText;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AcctFileTest {
    private final Path folder;

    AcctFileTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private List<AcctFile> parse(String text) {
        return ModelText.read(folder, text).acctFiles();
    }

    @Test
    void whatIsNoBlockIsPassedOver() {
        assertThat(parse("")).isEmpty();
        assertThat(parse("records d\n</acct-file>\n# <acct-file x>\n<acct-file>\n"))
                .isEmpty();
    }

    @Test
    void defaultsHoldWhereNothingIsSaid() {
        AcctFile file =
                parse("host-name a\n<acct-file log/acct.csv>\n</acct-file>").get(0);
        assertThat(file.path()).isEqualTo("log/acct.csv");
        assertThat(file.place().line()).isEqualTo(2);
        assertThat(file.records()).containsExactly("d", "b");
        assertThat(file.deleteAfter()).isEqualTo(Duration.ofDays(8));
        assertThat(file.moveTo()).isNull();
    }

    @Test
    void everySettingIsTakenWithItsLine() {
        AcctFile file = parse("""
                        <Acct-File "/var/log/pm ta/acct.csv" > # comment\r
                          Records d, B ,t\r
                          records tq
                          record-fields d *,!orcpt,header_From
                          no-such-directive
                          delete-after 1w2d12h # long
                        </acct-file acct>
                        """).get(0);
        assertThat(file.path()).isEqualTo("/var/log/pm ta/acct.csv");
        assertThat(file.records()).containsExactly("d", "b", "t", "tq");
        assertThat(file.recordFields()).singleElement().satisfies(fields -> {
            assertThat(fields.type()).isEqualTo("d");
            assertThat(fields.fields()).containsExactly("*", "!orcpt", "header_From");
            assertThat(fields.has("rcpt")).isTrue();
            assertThat(fields.has("orcpt")).isFalse();
        });
        assertThat(file.deleteAfter()).isEqualTo(Duration.ofDays(9).plusHours(12));
        assertThat(file.deletePlace().line()).isEqualTo(6);
    }

    @ParameterizedTest
    @CsvSource({"8d,691200", "90m,5400", "'1D 2h',691200", "soon,691200", "5,691200", "30s,30"})
    void anIntervalIsReadOrTheDefaultHolds(String text, long seconds) {
        AcctFile file = parse("<acct-file a.csv>\ndelete-after " + text).get(0);
        assertThat(file.deleteAfter()).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void whatIsMovedOrKeptIsNeverDeleted() {
        List<AcctFile> files = parse("""
                <acct-file a.csv>
                  delete-after never
                <acct-file b.csv>
                  move-to "/archive"
                </acct-file>
                <acct-file "|/bin/acct ingest -">
                """);
        assertThat(files).extracting(AcctFile::deleteAfter).containsExactly(null, null, Duration.ofDays(8));
        assertThat(files.get(1).moveTo()).isEqualTo("/archive");
        assertThat(files.get(2).isPipe()).isTrue();
    }

    @Test
    void theSampleIsUnderstood() {
        List<AcctFile> files = ModelText.read("sample-logs/pmta.config").acctFiles();
        assertThat(files).singleElement().satisfies(file -> {
            assertThat(file.records()).contains("d", "b", "t", "tq", "f", "rb", "r");
            assertThat(file.recordFields()).hasSize(3);
        });
    }
}
