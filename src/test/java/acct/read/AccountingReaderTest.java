package acct.read;

import static acct.read.SmallLayout.SMALL;
import static acct.read.SmallLayout.TIME;
import static acct.read.SmallLayout.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import acct.Logs;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Laws 1, 10 and 11: columns by name, every line accounted for. */
final class AccountingReaderTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "hello\n",
                "time,type\nx,d\n",
                "#type,timeLogged\n",
                "d,2026-11-19 09:30:00+0100,x\n",
                "typed,timeLogged\n",
                "\"type,timeLogged\n",
                "{\"type\":\"d\"}\n",
                "\u0000\u0001\u0002\n",
                "hello"
            })
    void refusesWhatDoesNotBeginWithAHeader(String text) {
        assertThatThrownBy(() -> Reading.of(text.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(NotAccountingException.class)
                .hasMessageStartingWith("not an accounting file");
    }

    @Test
    void saysThatBinaryDataIsBinary() {
        byte[] random = {(byte) 0xff, (byte) 0xd8, (byte) 0xff, 0, 1, '\n'};
        assertThatThrownBy(() -> Reading.of(random))
                .isInstanceOf(NotAccountingException.class)
                .hasMessage("not an accounting file: binary data");
    }

    @Test
    void anEmptyFileAndAFileOfBlankLinesHoldNothing() throws Exception {
        assertThat(Reading.of(new byte[0]).counts()).isEqualTo("0 = 0 + 0 + 0 + 0");
        assertThat(Reading.of("\n \t\r\n\n".getBytes(StandardCharsets.UTF_8)).counts())
                .isEqualTo("3 = 0 + 3 + 0 + 0");
    }

    @Test
    void aHeaderAloneIsAHeader() throws Exception {
        assertThat(Reading.of(Logs.of(SMALL).bytes()).counts()).isEqualTo("1 = 1 + 0 + 0 + 0");
    }

    @Test
    void aHeaderThatIsStillBeingWrittenIsPending() throws Exception {
        Reading reading = Reading.of("type,timeLog".getBytes(StandardCharsets.UTF_8));
        assertThat(reading.counts()).isEqualTo("0 = 0 + 0 + 0 + 0");
        assertThat(reading.tally().pendingBytes()).isEqualTo(12);
    }

    @Test
    void columnsAreFoundByNameWhateverTheirOrderAndCase() throws Exception {
        Reading reading = Reading.of(Logs.of("TYPE,ENVID,Rcpt,TimeLogged,DSNDIAG")
                .line("d,e1,anna@example.com," + TIME + ",x")
                .bytes());
        assertThat(reading.column(LogColumn.ENV_ID)).containsExactly("e1");
        assertThat(reading.column(LogColumn.RCPT)).containsExactly("anna@example.com");
        assertThat(reading.column(LogColumn.DSN_DIAG)).containsExactly("x");
    }

    @Test
    void ofTwoColumnsWithOneNameTheFirstFilledCellCounts() throws Exception {
        Reading reading = Reading.of(Logs.of("type,timeLogged,rcvSourceIp,vmta,RCVSOURCEIP")
                .line("r," + TIME + ",192.0.2.1,v,192.0.2.2")
                .line("r," + TIME + ",,v,192.0.2.2")
                .line("r," + TIME + ",,v,")
                .bytes());
        assertThat(reading.column(LogColumn.RCV_SOURCE_IP)).containsExactly("192.0.2.1", "192.0.2.2", "");
    }

    @Test
    void unknownColumnsAreNamedAndHarmless() throws Exception {
        Reading reading = Reading.of(Logs.of("type,timeLogged,shoeSize,envId,,x y")
                .line("d," + TIME + ",43,e1,a,b")
                .bytes());
        assertThat(reading.column(LogColumn.ENV_ID)).containsExactly("e1");
        assertThat(reading.reader().ignoredColumns()).containsExactly("shoeSize", "", "x y");
    }

    @Test
    void aByteOrderMarkIsSkippedAlsoBeforeAQuotedType() throws Exception {
        for (String type : List.of("\uFEFFtype", "\uFEFF\"type\"", "\"type\"", "\"TYPE\"")) {
            Reading reading = Reading.of(Logs.empty()
                    .line(type + ",timeLogged,envId")
                    .line("d," + TIME + ",e1")
                    .bytes());
            assertThat(reading.column(LogColumn.ENV_ID)).as(type).containsExactly("e1");
        }
    }

    @Test
    void aRepeatedHeaderCountsAndAChangedOneBindsAnew() throws Exception {
        Reading reading = Reading.of(Logs.of(SMALL)
                .line(row("e1"))
                .line(SMALL)
                .line(row("e2"))
                .line("\uFEFFtype,envId,timeLogged")
                .line("b,e3," + TIME)
                .bytes());
        assertThat(reading.counts()).isEqualTo("6 = 3 + 0 + 3 + 0");
        assertThat(reading.column(LogColumn.ENV_ID)).containsExactly("e1", "e2", "e3");
        assertThat(reading.column(LogColumn.RCPT))
                .containsExactly("anna@example.com", "anna@example.com", "(no such column)");
    }

    @Test
    void linesEndWithLfOrCrLfAndBlankLinesCount() throws Exception {
        byte[] mixed = Logs.crLf()
                .line(SMALL)
                .line(row("e1"))
                .line("")
                .line("  \t ")
                .raw(row("e2") + "\n\n")
                .bytes();
        Reading reading = Reading.of(mixed);
        assertThat(reading.counts()).isEqualTo("6 = 1 + 3 + 2 + 0");
        assertThat(reading.column(LogColumn.ENV_ID)).containsExactly("e1", "e2");
    }

    @Test
    void aBareCarriageReturnIsData() throws Exception {
        Reading reading = Reading.of(Logs.of(SMALL)
                .line("d," + TIME + ",a\rb@example.com,\"x\ry\",e\r1")
                .line("d," + TIME + ",\r,say \"hi\"\r,\"e\"\"2\"")
                .line(row("e3"))
                .bytes());
        assertThat(reading.column(LogColumn.RCPT)).containsExactly("a\rb@example.com", "\r", "anna@example.com");
        assertThat(reading.column(LogColumn.DSN_DIAG)).containsExactly("x\ry", "say \"hi\"\r", "smtp;250 ok");
        assertThat(reading.column(LogColumn.ENV_ID)).containsExactly("e\r1", "e\"2", "e3");
    }

    @Test
    void allEightTypesAreKnown() throws Exception {
        Logs logs = Logs.of("type,timeLogged");
        List<String> types = List.of("d", "b", "t", "tq", "f", "rb", "rs", "r");
        types.forEach(type -> logs.line(type + "," + TIME));
        assertThat(Reading.of(logs.bytes()).column(LogColumn.TYPE)).isEqualTo(types);
    }

    @Test
    void timeQueuedStandsInForTimeLoggedOnlyWhereTheHeaderLacksIt() throws Exception {
        Reading without = Reading.of(Logs.of("type,timeQueued,envId")
                .line("d," + TIME + ",e1")
                .line("d,soon,e2")
                .bytes());
        assertThat(without.column(LogColumn.ENV_ID)).containsExactly("e1");
        assertThat(without.reasons()).containsExactly("3 bad-time");

        Reading with = Reading.of(Logs.of("type,timeLogged,timeQueued,envId")
                .line("d,," + TIME + ",e1")
                .line("d," + TIME + ",soon,e2")
                .bytes());
        assertThat(with.column(LogColumn.ENV_ID)).containsExactly("e2");
        assertThat(with.reasons()).containsExactly("2 bad-time");
        assertThat(with.reader().badValues()).containsExactly(new BadValue("time_queued", 1, 3, "soon"));
    }

    @Test
    void aLayoutWithoutAnyTimeIsStoredWithoutTime() throws Exception {
        assertThat(Reading.of(Logs.of("type,envId").line("d,e1").bytes()).column(LogColumn.ENV_ID))
                .containsExactly("e1");
    }

    @Test
    void aQuotedCellMayHoldLineBreaks() throws Exception {
        Reading reading = Reading.of(Logs.of(SMALL)
                .line("d," + TIME + ",a,\"one\ntwo\r\nthree, \"\"four\"\"\",e1")
                .line(row("e2"))
                .line("broken")
                .bytes());
        assertThat(reading.column(LogColumn.DSN_DIAG)).startsWith("one\ntwo\r\nthree, \"four\"");
        assertThat(reading.counts()).isEqualTo("4 = 1 + 0 + 2 + 1");
        assertThat(reading.reasons()).as("a physical line number").containsExactly("6 too-few-cells");
    }

    @Test
    void aQuoteInsideAPlainCellIsText() throws Exception {
        Reading reading =
                Reading.of(Logs.of(SMALL).line("d," + TIME + ",a,say \"hi\",e1").bytes());
        assertThat(reading.column(LogColumn.DSN_DIAG)).containsExactly("say \"hi\"");
    }

    @Test
    void anUnterminatedLastLineWaitsInAFileThatMayGrow() throws Exception {
        byte[] bytes = Logs.of(SMALL).line(row("e1")).raw(row("e2")).bytes();
        Reading growing = Reading.of(bytes);
        assertThat(growing.column(LogColumn.ENV_ID)).containsExactly("e1");
        assertThat(growing.tally().pendingBytes()).isEqualTo(row("e2").length());
        assertThat(growing.counts()).isEqualTo("2 = 1 + 0 + 1 + 0");

        Reading complete = Reading.complete(bytes);
        assertThat(complete.column(LogColumn.ENV_ID)).containsExactly("e1", "e2");
        assertThat(complete.tally().pendingBytes()).isZero();
    }

    @Test
    void headerAndArfColumnsAreKeptByTheOperatorsNames() throws Exception {
        AccountingReader reader = new AccountingReader(
                new java.io.ByteArrayInputStream(
                        Logs.of("type,timeLogged,header_X-Job,HEADER_x-job,arf_Source-IP,header_Subject")
                                .line("d," + TIME + ",,j1,192.0.2.9,\"Grüße, \"\"Käse\"\"\"")
                                .line("d," + TIME + ",,,,")
                                .bytes()),
                Ending.MAY_GROW,
                AccountingReader.Position.START,
                Fingerprint.fresh(),
                java.time.ZoneOffset.UTC);
        reader.begin();
        RowBatch batch = new RowBatch();
        reader.nextBatch(batch);
        while (batch.rows() == 0) {
            reader.nextBatch(batch);
        }
        Map<?, ?> kept = tools.jackson.databind.json.JsonMapper.shared()
                .readValue(java.util.Objects.requireNonNull(batch.kept()[0]), Map.class);
        assertThat(kept.toString())
                .isEqualTo("{header_X-Job=j1, arf_Source-IP=192.0.2.9, header_Subject=Grüße, \"Käse\"}");
        assertThat(batch.kept()[1]).isNull();
    }

    @Test
    void aRecordOfOneCellAndManyRecordsOverBuffersAreRead() throws Exception {
        Logs logs = Logs.of("type");
        for (int i = 0; i < 10_000; i++) {
            logs.line(i % 2 == 0 ? "d" : "\"b\"");
        }
        assertThat(Reading.of(logs.bytes()).counts()).isEqualTo("10001 = 1 + 0 + 10000 + 0");
    }
}
