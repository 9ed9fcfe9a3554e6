package acct.report.chart;

import java.awt.Color;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The colours of a chart. Both sets stay apart for people who see red and green alike: the outcomes differ in
 * lightness too. They are those of the page's style sheet.
 */
public enum Theme {
    LIGHT(0xffffff, 0x1c2430, 0x566173, 0xdfe4ec, 0x3b6fb6, 0xf0b429, 0xb3263a),
    DARK(0x171d27, 0xe8edf5, 0xa3afc2, 0x333d4d, 0x6ea3e8, 0xf5c95a, 0xff7b72);

    private final Color background;
    private final Color text;
    private final Color muted;
    private final Color line;
    private final Color delivered;
    private final Color deferred;
    private final Color bounced;

    Theme(int background, int text, int muted, int line, int delivered, int deferred, int bounced) {
        this.background = new Color(background);
        this.text = new Color(text);
        this.muted = new Color(muted);
        this.line = new Color(line);
        this.delivered = new Color(delivered);
        this.deferred = new Color(deferred);
        this.bounced = new Color(bounced);
    }

    /** Its colours as variables of a style sheet. */
    String variables() {
        return colours().entrySet().stream()
                .map(colour -> "--" + colour.getKey() + ":"
                        + String.format(Locale.ROOT, "#%06x", colour.getValue().getRGB() & 0xffffff) + ";")
                .collect(Collectors.joining());
    }

    /** What a colour of it is called; null if it has no such colour. */
    @Nullable
    String nameOf(Color colour) {
        return colours().entrySet().stream()
                .filter(known -> known.getValue().equals(colour))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    private Map<String, Color> colours() {
        Map<String, Color> colours = new LinkedHashMap<>();
        colours.put("ground", background);
        colours.put("text", text);
        colours.put("muted", muted);
        colours.put("line", line);
        colours.put("delivered", delivered);
        colours.put("deferred", deferred);
        colours.put("bounced", bounced);
        return colours;
    }

    Color background() {
        return background;
    }

    Color text() {
        return text;
    }

    Color muted() {
        return muted;
    }

    Color line() {
        return line;
    }

    Color delivered() {
        return delivered;
    }

    public Color deferred() {
        return deferred;
    }

    public Color bounced() {
        return bounced;
    }
}
