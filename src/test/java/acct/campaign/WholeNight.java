package acct.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import acct.deliver.ScriptedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A night that nobody disturbed: what the others are compared with, and how long its parts take on this machine.
 *
 * @param folder where it ran
 * @param pace milliseconds of each part
 */
record WholeNight(Path folder, Map<NightKill.Part, Long> pace) {
    private static final Pattern LOADED_AT = Pattern.compile("was loaded at [0-9TZ:.-]+");

    WholeNight {
        pace = Map.copyOf(pace);
    }

    /** Runs it. */
    static WholeNight run(Path folder, NightFiles files) throws IOException {
        Files.createDirectories(folder);
        Map<NightKill.Part, Long> pace = new TreeMap<>();
        try (ScriptedServer server = ScriptedServer.start(Map.of())) {
            NightKill.configure(folder, server.port());
            Product.Started night = Product.in(folder).start(NightKill.line(files));
            NightWatch watch = new NightWatch(folder, night.process(), server);
            for (NightKill.Part part : NightKill.Part.values()) {
                long begun = System.nanoTime();
                watch.awaitEndOf(part);
                pace.put(part, (System.nanoTime() - begun) / 1_000_000);
            }
            Product.Ended ended = night.ended();
            assertThat(ended.code()).as(ended.err()).isEqualTo(3);
            assertThat(server.messages()).hasSize(1);
        }
        return new WholeNight(folder, pace);
    }

    /** The reports of a night: the numbers of each, by its name in the folder. */
    static Map<String, String> reports(Path folder) throws IOException {
        Map<String, String> numbers = new TreeMap<>();
        List<Path> files;
        try (Stream<Path> walk = Files.walk(folder.resolve("reports"))) {
            files = walk.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            String name = folder.relativize(file).toString();
            numbers.put(name, name.endsWith("summary.json") ? digest(Files.readString(file)) : "is there");
        }
        return numbers;
    }

    /** A night that was killed loads at another time, and says so of rows that are later than that. */
    private static String digest(String summary) {
        String timeless = LOADED_AT.matcher(summary).replaceAll("was loaded");
        return timeless.length() + " characters, hash " + Integer.toHexString(timeless.hashCode());
    }
}
