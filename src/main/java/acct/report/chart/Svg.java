package acct.report.chart;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * A drawing that is sharp at any size, light or dark as the reader likes it. It has no script and asks for nothing.
 *
 * @param text the file's content
 */
public record Svg(String text) {
    /** Of what was drawn. */
    static Svg of(VectorGraphics drawn) {
        return new Svg("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + Chart.WIDTH + "\" height=\""
                + Chart.HEIGHT
                + "\" viewBox=\"0 0 " + Chart.WIDTH + " " + Chart.HEIGHT + "\">\n<style>svg{" + Theme.LIGHT.variables()
                + "font-family:\"DejaVu Sans\",Verdana,sans-serif}\n@media(prefers-color-scheme:dark){svg{"
                + Theme.DARK.variables() + "}}</style>\n" + drawn.elements() + "</svg>\n");
    }

    /** The file's content. */
    public byte[] bytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The drawing as an address that needs no further file. */
    public String dataUri() {
        return "data:image/svg+xml;base64," + Base64.getEncoder().encodeToString(bytes());
    }
}
