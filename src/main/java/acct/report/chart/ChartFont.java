package acct.report.chart;

import acct.write.Unfinished;
import java.awt.Font;
import java.awt.FontFormatException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * The one font that charts are drawn with; acct brings it along, so a chart looks the same on every host.
 *
 * <p>Loading a font is not enough where the host has none: Java's font system then refuses to start at all. It starts
 * if it is told, before its first use, of a font file by {@code sun.awt.fontconfig}; then it does not even ask
 * libfontconfig. That file must name the font by its absolute path, which nobody knows before the program runs, so
 * both are laid out in the temporary folder here, unless the property is set already.
 */
final class ChartFont {
    private static final String PROPERTY = "sun.awt.fontconfig";
    private static final Font FONT = load();

    private ChartFont() {}

    /** The font in a size, in CSS pixels. */
    static Font of(float size) {
        return FONT.deriveFont(size);
    }

    private static Font load() {
        System.setProperty("java.awt.headless", "true");
        byte[] ttf = resource("DejaVuSans.ttf");
        if (System.getProperty(PROPERTY) == null) {
            layOut(ttf);
        }
        try {
            return Font.createFont(Font.TRUETYPE_FONT, new ByteArrayInputStream(ttf));
        } catch (IOException | FontFormatException e) {
            throw new IllegalStateException("the font in the program's jar is damaged", e);
        }
    }

    private static void layOut(byte[] ttf) {
        try {
            Path folder = Unfinished.folder(Path.of(System.getProperty("java.io.tmpdir")), "acct-font-");
            Path font = folder.resolve("DejaVuSans.ttf");
            Path properties = folder.resolve("fontconfig.properties");
            // Deleted in reverse order, so the folder is empty when its turn comes.
            folder.toFile().deleteOnExit();
            properties.toFile().deleteOnExit();
            font.toFile().deleteOnExit();
            Files.write(font, ttf);
            String template = new String(resource("fontconfig.properties"), StandardCharsets.UTF_8);
            String path = font.toAbsolutePath().toString().replace("\\", "\\\\");
            Files.writeString(properties, template.replace("@font@", path), StandardCharsets.UTF_8);
            System.setProperty(PROPERTY, properties.toString());
        } catch (IOException e) {
            // The host's own fonts will do, if there are any; if not, drawing says so.
        }
    }

    private static byte[] resource(String name) {
        try (InputStream in = Objects.requireNonNull(ChartFont.class.getResourceAsStream("/acct/font/" + name), name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
