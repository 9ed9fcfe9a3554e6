package acct.docs;

import acct.Logs;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** One odd input: the files that are loaded one after the other, and what the store then says. */
final class ReadingCase {
    private final String id;
    private final List<Step> steps = new ArrayList<>();
    private final List<Question> questions = new ArrayList<>();

    ReadingCase(String id) {
        this.id = id;
    }

    /**
     * One load.
     *
     * @param file the input's name; {@code -} is standard input
     * @param receipt {@code loaded 2 = 1 + 0 + 1 + 0}: status, lines, headers, blank, stored, rejected; then
     *     {@code pending} bytes and {@code exit} where they are not 0
     * @param isMoved whether {@code in.csv} is gone by then
     */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares steps
    record Step(String file, byte[] bytes, String receipt, boolean isMoved) {}

    /**
     * A statement and the rows that answer it.
     *
     * @param rows CSV without the line of names
     */
    record Question(String sql, String rows) {}

    ReadingCase load(String text, String receipt) {
        return load("in.csv", text, receipt);
    }

    ReadingCase load(String file, String text, String receipt) {
        return load(file, bytes(text), receipt);
    }

    ReadingCase load(String file, byte[] bytes, String receipt) {
        steps.add(new Step(file, bytes, receipt, false));
        return this;
    }

    ReadingCase move(String file, String text, String receipt) {
        steps.add(new Step(file, bytes(text), receipt, true));
        return this;
    }

    ReadingCase ask(String sql, String... rows) {
        questions.add(new Question(sql, String.join("\n", rows)));
        return this;
    }

    String id() {
        return id;
    }

    List<Step> steps() {
        return steps;
    }

    List<Question> questions() {
        return questions;
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** One gzip member for each text, one after the other. */
    static byte[] gzip(String... members) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        for (String member : members) {
            try (GZIPOutputStream out = new GZIPOutputStream(file)) {
                out.write(bytes(member));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return file.toByteArray();
    }

    /** One zstd frame for each text, one after the other. */
    static byte[] zstd(String... frames) {
        return Logs.joined(
                Arrays.stream(frames).map(text -> Logs.zstd(bytes(text))).toArray(byte[][]::new));
    }

    @Override
    public String toString() {
        return id;
    }
}
