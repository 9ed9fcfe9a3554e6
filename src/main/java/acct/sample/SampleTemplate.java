package acct.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A cell with variable parts such as <code>{ip}</code> or <code>{hex:12}</code>. Quoting is settled once, when the
 * template is read, because no variable can bring a comma or a quote.
 */
final class SampleTemplate {
    private static final Pattern VARIABLE = Pattern.compile("\\{([a-z]+)(?::(\\d+))?\\}");

    /** What stands in for a variable. */
    private enum Variable {
        /** The source address. */
        IP,
        /** The recipient. */
        RCPT,
        /** The recipient's domain. */
        DOMAIN,
        /** The message's identifier. */
        ID,
        /** The message's size. */
        SIZE,
        /** The event's time in epoch seconds. */
        EPOCH,
        /** The event's time as ISO 8601 in UTC. */
        ISO,
        /** Random hexadecimal digits. */
        HEX,
        /** The same in upper case. */
        UPPER,
        /** Random decimal digits. */
        NUM,
        /** Random letters and digits. */
        ALNUM
    }

    private record Part(SampleText literal, Variable variable, int width) {}

    private static final SampleTimeText UTC = new SampleTimeText(0, 'T', "Z");
    private static final SampleText NOTHING = SampleText.of("");

    private final List<Part> parts = new ArrayList<>();
    private final SampleText tail;

    private SampleTemplate(String text) {
        boolean quoted = SampleText.needsQuotes(text);
        String cell = quoted ? '"' + SampleText.doubled(text) + '"' : text;
        Matcher matcher = VARIABLE.matcher(cell);
        int end = 0;
        while (matcher.find()) {
            Variable variable = Variable.valueOf(matcher.group(1).toUpperCase(Locale.ROOT));
            int width = matcher.group(2) == null ? 0 : Integer.parseInt(matcher.group(2));
            parts.add(new Part(SampleText.of(cell.substring(end, matcher.start())), variable, width));
            end = matcher.end();
        }
        tail = end == cell.length() ? NOTHING : SampleText.of(cell.substring(end));
    }

    static SampleTemplate of(String text) {
        return new SampleTemplate(text);
    }

    boolean isEmpty() {
        return parts.isEmpty() && tail.bytes().length == 0;
    }

    void write(RowBuffer out, Event event, Dice dice) {
        for (Part part : parts) {
            out.put(part.literal);
            write(part, out, event, dice);
        }
        out.put(tail);
    }

    private static void write(Part part, RowBuffer out, Event event, Dice dice) {
        Message message = event.message();
        switch (part.variable) {
            case IP -> out.put(message.vmta().address());
            case RCPT -> out.putRecipient(message);
            case DOMAIN -> out.put(message.destination().domain());
            case ID -> out.putHex(message.id(), RowWriter.ID_DIGITS);
            case SIZE -> out.put(message.bytes());
            case EPOCH -> out.put(event.time());
            case ISO -> UTC.write(out, event.time());
            case HEX -> out.putHex(dice.bits(), part.width);
            case UPPER -> out.putUpperHex(dice.bits(), part.width);
            case NUM -> out.putDigits(dice.bits(), part.width);
            case ALNUM -> out.putLetters(dice.bits(), part.width);
        }
    }
}
