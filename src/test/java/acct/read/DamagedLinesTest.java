package acct.read;

import static acct.read.SmallLayout.SMALL;
import static acct.read.SmallLayout.TIME;
import static acct.read.SmallLayout.row;
import static org.assertj.core.api.Assertions.assertThat;

import acct.Logs;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Laws 10 and 11: one bad line costs one line, and what it cost is said with its reason and its place. */
final class DamagedLinesTest {
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
}
