package acct.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class ChartFontTest {
    @Test
    void javasFontSystemIsToldOfAFontThatExists() throws IOException {
        assertThat(ChartFont.of(12f).getFamily()).isEqualTo("DejaVu Sans");

        Properties fonts = new Properties();
        fonts.load(Files.newBufferedReader(Path.of(System.getProperty("sun.awt.fontconfig"))));
        assertThat(Path.of(fonts.getProperty("filename.DejaVu_Sans"))).isReadable();
    }

    @Test
    void theLicenceTravelsWithTheFont() {
        assertThat(ChartFont.class.getResource("/acct/font/LICENSE-DejaVu.txt")).isNotNull();
    }
}
