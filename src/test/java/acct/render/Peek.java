package acct.render;

import java.nio.file.*;

final class Peek {
    public static void main(String[] a) throws Exception {
        Path out = Path.of(a[0]);
        Files.createDirectories(out);
        for (var e : java.util.Map.of(
                        "busy",
                        ReportSamples.busy(),
                        "unlogged",
                        ReportSamples.unlogged(),
                        "empty",
                        ReportSamples.empty(),
                        "hostile",
                        ReportSamples.hostile())
                .entrySet())
            for (Chart c : Charts.of(e.getValue()))
                for (Theme t : c.pictures().keySet())
                    Files.write(
                            out.resolve(e.getKey() + "-" + c.fileName(t)),
                            java.util.Objects.requireNonNull(c.picture(t)).bytes());
    }
}
