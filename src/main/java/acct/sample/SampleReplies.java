package acct.sample;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** The wordings of {@code replies.txt}, by ISP and fate. */
final class SampleReplies {
    private static final String FILE = "replies.txt";
    private static final String ANY = "any";

    private final Map<SampleIsp, Map<Fate, List<SampleReply>>> own = new EnumMap<>(SampleIsp.class);
    private final Map<Fate, List<SampleReply>> common = new EnumMap<>(Fate.class);

    SampleReplies() {
        read().lines().filter(line -> !line.isBlank() && !line.startsWith("#")).forEach(this::add);
    }

    /** One of the wordings this ISP has for this fate. */
    SampleReply draw(SampleIsp isp, Fate fate, Dice dice) {
        List<SampleReply> wordings = own.getOrDefault(isp, Map.of()).get(fate);
        return dice.pick(wordings != null ? wordings : Objects.requireNonNull(common.get(fate), fate::name));
    }

    private void add(String line) {
        String[] cells = line.split(" \\| ", 5);
        Fate fate = Fate.valueOf(cells[1].toUpperCase(Locale.ROOT));
        Map<Fate, List<SampleReply>> group = cells[0].equals(ANY)
                ? common
                : own.computeIfAbsent(
                        SampleIsp.valueOf(cells[0].toUpperCase(Locale.ROOT)), isp -> new EnumMap<>(Fate.class));
        group.computeIfAbsent(fate, key -> new ArrayList<>())
                .add(new SampleReply(
                        SampleText.cell(filled(cells[2])),
                        SampleText.cell(filled(cells[3])),
                        SampleTemplate.of(filled(cells[4]))));
    }

    private static String filled(String cell) {
        return cell.equals("-") ? "" : cell;
    }

    private static String read() {
        try (InputStream in = Objects.requireNonNull(SampleReplies.class.getResourceAsStream(FILE), FILE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
