package acct.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import acct.Logs;
import java.io.EOFException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Laws 1, 10 and 11: columns by name, every line accounted for, one bad line costs one line. */
final class AccountingReaderTest {
    private static final String SMALL = "type,timeLogged,rcpt,dsnDiag,envId";
    private static final String TIME = "2026-11-19 09:30:00+0100";

    private static String row(String envId) {
        return "d," + TIME + ",anna@example.com,smtp;250 ok," + envId;
    }

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
    void aRecordThatLacksItsLastCellIsPaddedAndNoOther() throws Exception {
        Reading reading = Reading.of(Logs.of(SMALL)
                .line("d," + TIME + ",anna@example.com,x")
                .line("d," + TIME + ",anna@example.com")
                .line(row("e1") + ",one too many")
                .line("d")
                .line(row("e2"))
                .bytes());
        assertThat(reading.column(LogColumn.ENV_ID)).containsExactly("", "e2");
        assertThat(reading.reasons()).containsExactly("3 too-few-cells", "4 too-many-cells", "5 too-few-cells");
        assertThat(reading.rejected().get(0).detail()).isEqualTo("3 instead of 5");
    }

    @Test
    void rejectsAnUnknownTypeAndAnUnreadableTime() throws Exception {
        Reading reading = Reading.of(Logs.of(SMALL)
                .line(row("e1").replaceFirst("d", "x"))
                .line(row("e2").replaceFirst("d", "D"))
                .line(row("e3").replaceFirst("d", ""))
                .line("d,yesterday,a,b,e4")
                .line("d,,a,b,e5")
                .line(row("e6"))
                .bytes());
        assertThat(reading.reasons())
                .containsExactly("2 unknown-type", "3 unknown-type", "4 unknown-type", "5 bad-time", "6 bad-time");
        assertThat(reading.column(LogColumn.ENV_ID)).containsExactly("e6");
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
    void anOpenQuoteWithoutAContinuationCostsItsOwnLineOnly() throws Exception {
        String open = "d," + TIME + ",a,\"smtp;550 no end,e1";
        Reading reading = Reading.of(
                Logs.of(SMALL).line(open).line(row("e2")).line(row("e3")).bytes());
        assertThat(reading.reasons()).containsExactly("2 open-quote");
        assertThat(reading.column(LogColumn.ENV_ID)).containsExactly("e2", "e3");
        RejectedLine line = reading.rejected().get(0);
        assertThat(line.raw()).isEqualTo(open);
        assertThat(line.byteOffset()).isEqualTo(SMALL.length() + 1);
    }

    @Test
    void anOpenQuoteGoesOnOnlyWithin64Kilobytes() throws Exception {
        for (int lines : List.of(60, 70)) {
            String cell = ("x".repeat(1023) + "\n").repeat(lines);
            Reading reading = Reading.of(Logs.of(SMALL)
                    .line("d," + TIME + ",a,\"" + cell + "\",e1")
                    .line(row("e2"))
                    .bytes());
            assertThat(reading.column(LogColumn.ENV_ID))
                    .as("%s lines", lines)
                    .containsExactlyElementsOf(lines == 60 ? List.of("e1", "e2") : List.of("e2"));
            assertThat(reading.tally().rejected()).isEqualTo(lines == 60 ? 0 : lines + 1);
        }
    }

    @Test
    void aContinuationOfTheWrongWidthIsNone() throws Exception {
        Reading reading = Reading.of(Logs.of(SMALL)
                .line("d," + TIME + ",a,\"smtp;550 no")
                .line("end\",e1,too,many")
                .line(row("e2"))
                .bytes());
        assertThat(reading.reasons()).containsExactly("2 open-quote", "3 unknown-type");
        assertThat(reading.column(LogColumn.ENV_ID)).containsExactly("e2");
    }

    @Test
    void textAfterAClosingQuoteRejectsTheLine() throws Exception {
        Reading reading = Reading.of(Logs.of(SMALL)
                .line("d," + TIME + ",a,\"smtp\" 550,e1")
                .line("d," + TIME + ",a,\"smtp\" ,e2")
                .line(row("e3"))
                .bytes());
        assertThat(reading.reasons()).containsExactly("2 text-after-quote", "3 text-after-quote");
        assertThat(reading.column(LogColumn.ENV_ID)).containsExactly("e3");
    }

    @Test
    void aQuoteInsideAPlainCellIsText() throws Exception {
        Reading reading =
                Reading.of(Logs.of(SMALL).line("d," + TIME + ",a,say \"hi\",e1").bytes());
        assertThat(reading.column(LogColumn.DSN_DIAG)).containsExactly("say \"hi\"");
    }

    @Test
    void aNulByteRejectsTheLine() throws Exception {
        Reading reading = Reading.of(Logs.of(SMALL)
                .line(row("e\u00001"))
                .line("\u0000".repeat(4000))
                .line("d," + TIME + ",a,\"\u0000\",e2")
                .line(row("e3"))
                .bytes());
        assertThat(reading.reasons()).containsExactly("2 nul-byte", "3 nul-byte", "4 nul-byte");
        assertThat(reading.column(LogColumn.ENV_ID)).containsExactly("e3");
    }

    @Test
    void invalidUtf8IsReplacedAndCounted() throws Exception {
        Reading reading = Reading.of(Logs.of(SMALL)
                .raw("d," + TIME + ",a,")
                .raw(new byte[] {'x', (byte) 0xe9, 'y'})
                .line(",e1")
                .line(row("really a \uFFFD"))
                .line(row("e3"))
                .bytes());
        assertThat(reading.column(LogColumn.DSN_DIAG)).startsWith("x\uFFFDy");
        assertThat(reading.tally().invalidUtf8()).isEqualTo(1);
        assertThat(reading.tally().accepted()).isEqualTo(3);
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
    void aQuoteThatIsOpenAtALineEndWaitsUntilWhatFollowsProvesIt() throws Exception {
        String begun = "d," + TIME + ",a,\"one";
        Logs logs = Logs.of(SMALL).line(row("e1")).line(begun);
        assertThat(Reading.of(logs.bytes()).tally().pendingBytes()).isEqualTo(begun.length() + 1);
        assertThat(Reading.complete(logs.bytes()).reasons()).containsExactly("3 open-quote");
        logs.line("two").line("").line("three");
        assertThat(Reading.of(logs.bytes()).counts()).isEqualTo("2 = 1 + 0 + 1 + 0");
        byte[] ended = Logs.joined(logs.bytes(), "four\",e2\n".getBytes(StandardCharsets.UTF_8));
        assertThat(Reading.of(ended).counts()).isEqualTo("3 = 1 + 0 + 2 + 0");
        // A whole record behind it: good rows do not wait for a damaged one.
        logs.line(row("e3"));
        Reading judged = Reading.of(logs.bytes());
        assertThat(judged.reasons()).startsWith("3 open-quote");
        assertThat(judged.column(LogColumn.ENV_ID)).containsExactly("e1", "e3");
        assertThat(judged.tally().pendingBytes()).isZero();
        Reading newLayout =
                Reading.of(Logs.of(SMALL).line(begun).line("type,timeLogged").bytes());
        assertThat(newLayout.reasons()).containsExactly("2 open-quote");
        assertThat(newLayout.tally().headers()).isEqualTo(2);
    }

    @Test
    void anOpenQuoteWaitsForNoMoreThan64Kilobytes() throws Exception {
        Logs logs = Logs.of(SMALL).line("d," + TIME + ",a,\"one");
        for (int i = 0; i < 70; i++) {
            logs.line("x".repeat(1023));
        }
        Reading reading = Reading.of(logs.bytes());
        assertThat(reading.tally().pendingBytes()).isZero();
        assertThat(reading.tally().rejected()).isEqualTo(71);
    }

    @Test
    void anUnterminatedOpenQuoteWaitsOrIsRejectedOnce() throws Exception {
        byte[] bytes =
                Logs.of(SMALL).line(row("e1")).raw("d," + TIME + ",a,\"smtp").bytes();
        assertThat(Reading.of(bytes).tally().pendingBytes()).isEqualTo(34);
        Reading complete = Reading.complete(bytes);
        assertThat(complete.reasons()).containsExactly("3 open-quote");
        assertThat(complete.column(LogColumn.ENV_ID)).containsExactly("e1");
    }

    @Test
    void aLineOf17MegabytesIsSkippedAndNotKept() throws Exception {
        byte[] huge = new byte[17 << 20];
        Arrays.fill(huge, (byte) 'x');
        Reading reading = Reading.of(Logs.of(SMALL)
                .line(row("e1"))
                .raw(huge)
                .raw("\n")
                .line(row("e2"))
                .bytes());
        assertThat(reading.reasons()).containsExactly("3 line-too-long");
        assertThat(reading.rejected().get(0).raw()).hasSize(64 << 10);
        assertThat(reading.rejected().get(0).byteOffset())
                .isEqualTo(SMALL.length() + 1L + row("e1").length() + 1);
        assertThat(reading.column(LogColumn.ENV_ID)).containsExactly("e1", "e2");
        assertThat(reading.reader().position().offset())
                .isEqualTo(SMALL.length() + 1L + 2L * (row("e1").length() + 1) + huge.length + 1);
    }

    @Test
    void rejectedTextIsCutAt64Kilobytes() throws Exception {
        Reading reading = Reading.of(Logs.of(SMALL)
                .line("x," + TIME + ",a," + "y".repeat(200_000) + ",e1")
                .line(row("e2"))
                .bytes());
        assertThat(reading.rejected().get(0).raw()).hasSize(64 << 10);
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
    void gzipOfSeveralMembersIsOneFile() throws Exception {
        byte[] members = Logs.joined(
                Logs.gzip((SMALL + "\n" + row("e1") + "\n").getBytes(StandardCharsets.UTF_8)),
                Logs.gzip(row("e2").getBytes(StandardCharsets.UTF_8)));
        try (AccountingFile.Opened opened =
                AccountingFile.decompressed(new java.io.ByteArrayInputStream(members), Ending.MAY_GROW)) {
            assertThat(opened.ending()).isEqualTo(Ending.COMPLETE);
            assertThat(new String(opened.bytes().readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo(SMALL + "\n" + row("e1") + "\n" + row("e2"));
        }
    }

    @Test
    void aTruncatedGzipSaysSo() throws Exception {
        byte[] whole = Logs.of(SMALL).line(row("e1")).gzip();
        byte[] cut = Arrays.copyOf(whole, whole.length - 10);
        try (AccountingFile.Opened opened =
                AccountingFile.decompressed(new java.io.ByteArrayInputStream(cut), Ending.MAY_GROW)) {
            assertThatThrownBy(() -> opened.bytes().readAllBytes()).isInstanceOf(EOFException.class);
        }
    }

    @Test
    void aRecordOfOneCellAndManyRecordsOverBuffersAreRead() throws Exception {
        Logs logs = Logs.of("type");
        for (int i = 0; i < 10_000; i++) {
            logs.line(i % 2 == 0 ? "d" : "\"b\"");
        }
        assertThat(Reading.of(logs.bytes()).counts()).isEqualTo("10001 = 1 + 0 + 10000 + 0");
    }

    @Test
    void aFileThatIsHeldStaysTheSameWhenAnotherTakesItsName(@org.junit.jupiter.api.io.TempDir java.nio.file.Path folder)
            throws Exception {
        java.nio.file.Path name = folder.resolve("acct.csv");
        byte[] first = Logs.of(SMALL).line(row("e1")).bytes();
        Logs.write(name, first);
        try (AccountingFile.Held held = new AccountingFile("acct.csv", name).hold()) {
            assertThat(held.open(bytes -> {}).bytes().readNBytes(4)).hasSize(4);
            java.nio.file.Files.move(name, folder.resolve("acct-1.csv"));
            Logs.write(name, Logs.of(SMALL).line(row("e2")).bytes());
            assertThat(held.open(bytes -> {}).bytes().readAllBytes()).isEqualTo(first);
            java.io.InputStream rest = held.open(bytes -> {}).bytes();
            rest.skipNBytes(SMALL.length() + 1);
            assertThat(rest.readAllBytes()).isEqualTo((row("e1") + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }
}
