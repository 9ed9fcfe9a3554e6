package acct.read;

import static acct.read.SmallLayout.SMALL;
import static acct.read.SmallLayout.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import acct.Logs;
import java.io.EOFException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The bytes of a file as they are read: decompressed, whole, and of the file that was opened. */
final class AccountingFileTest {
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
