package acct.sample;

import acct.model.ExitCode;
import acct.model.UserException;
import acct.write.Access;
import acct.write.WholeFile;
import acct.write.WholeFolder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes the logs of several servers, each into a folder of its own with the {@code acct.yaml} that publishes them into one
 * lake. They send the same campaigns from addresses of their own; the second one has a file of the first one too, and the
 * clock of the last one is ahead.
 */
public final class SampleServers {
    /** Beyond these the addresses that are kept for documents do not reach. */
    private static final int MOST = 20;

    private static final int ADDRESSES = Vmta.values().length;
    private static final int SKEW_SECONDS = 300;
    private static final Pattern ADDRESS = Pattern.compile("(?<![0-9.])192[.]0[.]2[.][0-9]{1,3}(?![0-9])");
    private static final Pattern TIME =
            Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}(?=[+-][0-9]{4})");
    private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final String LOG = ".csv";

    private SampleServers() {}

    /**
     * Writes the files of each server.
     *
     * @param options those of each server; the seed of the first one
     * @return the files written, server by server
     */
    public static List<Path> write(SampleOptions options, int servers) {
        if (servers < 2 || servers > MOST) {
            throw UserException.usage("--servers " + servers + ": give a number from 2 to " + MOST);
        }
        try {
            WholeFolder.make(options.out(), Access.UMASK);
            List<Path> files = new ArrayList<>();
            Path first = options.out();
            for (int server = 1; server <= servers; server++) {
                List<Path> logs = one(options, server, servers);
                if (server == 1) {
                    first = logs.stream()
                            .filter(SampleServers::isLog)
                            .reduce((one, other) -> other)
                            .orElseThrow();
                } else if (server == 2) {
                    // Somebody copied it there.
                    Path copy = options.out().resolve(name(2)).resolve(name(1) + "-" + first.getFileName());
                    Files.deleteIfExists(copy);
                    files.add(Files.copy(first, copy));
                }
                files.addAll(logs);
            }
            return List.copyOf(files);
        } catch (IOException e) {
            throw new UserException(
                    ExitCode.FAILED, options.out() + ": cannot write the sample: " + WholeFile.why(e), e);
        }
    }

    private static String name(int server) {
        return "mta" + server;
    }

    private static boolean isLog(Path file) {
        return String.valueOf(file.getFileName()).endsWith(LOG);
    }

    private static List<Path> one(SampleOptions options, int server, int servers) throws IOException {
        Path folder = options.out().resolve(name(server));
        List<Path> files = SampleLogs.write(new SampleOptions(
                options.days(),
                options.rows(),
                options.seed() + server - 1,
                options.lastDay(),
                folder,
                options.incidents()));
        Map<String, String> addresses = addresses(server);
        UnaryOperator<String> moved =
                line -> ADDRESS.matcher(line).replaceAll(found -> addresses.getOrDefault(found.group(), found.group()));
        for (Path file : files) {
            if (isLog(file)) {
                rewrite(file, server == servers ? line -> later(moved.apply(line)) : moved);
            } else if (String.valueOf(file.getFileName()).endsWith(".yaml")) {
                String text = Files.readString(file);
                WholeFile.print(
                        file,
                        Access.UMASK,
                        WholeFile.Earlier.REPLACED,
                        out -> out.print(
                                text + "server: " + name(server) + "\nfiles: ['*.csv']\nlake: {path: ../lake}\n"));
            } else {
                rewrite(file, moved);
            }
        }
        return files;
    }

    private static Map<String, String> addresses(int server) {
        Map<String, String> addresses = new HashMap<>();
        if (server > 1) {
            int host = (server - 2) * (ADDRESSES + 1);
            for (Vmta vmta : Vmta.values()) {
                host++;
                addresses.put(vmta.address().toString(), "203.0.113." + host);
            }
        }
        return addresses;
    }

    private static String later(String line) {
        Matcher time = TIME.matcher(line);
        return time.replaceAll(found -> LocalDateTime.parse(found.group(), WRITTEN)
                .plusSeconds(SKEW_SECONDS)
                .format(WRITTEN));
    }

    private static void rewrite(Path file, UnaryOperator<String> change) throws IOException {
        WholeFile.write(file, Access.UMASK, WholeFile.Earlier.REPLACED, out -> changed(file, change, out));
    }

    private static void changed(Path file, UnaryOperator<String> change, OutputStream out) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            String line = lines.readLine();
            while (line != null) {
                out.write((change.apply(line) + "\n").getBytes(StandardCharsets.UTF_8));
                line = lines.readLine();
            }
        }
    }
}
