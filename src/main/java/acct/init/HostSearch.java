package acct.init;

import acct.model.Surroundings;
import acct.model.UserException;
import acct.pmta.model.AcctFile;
import acct.pmta.model.Configuration;
import acct.pmta.model.NameHint;
import acct.pmta.model.Pool;
import acct.pmta.model.Reference;
import acct.pmta.model.Setting;
import acct.pmta.model.VirtualMta;
import acct.pmta.parse.ConfigurationFiles;
import acct.pmta.parse.ConfigurationReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Looks for what a configuration of acct needs to know, at the places where PowerMTA and Linux have it. */
final class HostSearch {
    private static final String PMTA_CONFIG = "/etc/pmta/config";
    private static final String LOGS = "/var/log/pmta";
    private static final String STATE = "/var/lib/acct";
    private static final String ZONES = "zoneinfo/";

    private final Surroundings around;
    private final Path root;
    private final List<String> missing = new ArrayList<>();

    /**
     * Looks below a folder.
     *
     * @param root where the host begins: {@code /} but in tests
     */
    HostSearch(Surroundings around, Path root) {
        this.around = around;
        this.root = root;
    }

    /**
     * What there is.
     *
     * @param named PowerMTA's main file as it was typed; null looks where it usually is
     * @throws UserException if that file was typed and cannot be read
     */
    Discovered find(@Nullable String named) {
        String main = named != null ? around.path(named).normalize().toString() : usual();
        Configuration configuration = main == null ? null : read(main, named != null);
        Set<String> files = new LinkedHashSet<>();
        if (configuration != null) {
            configuration.acctFiles().forEach(file -> addPatterns(files, file));
        }
        String logged = files.isEmpty() ? "the usual place" : "the <acct-file> of " + main;
        if (files.isEmpty()) {
            files.add(LOGS + "/acct-*.csv*");
            missing.add("no accounting file is named by a PowerMTA configuration; " + LOGS + " is a guess");
        }
        files.forEach(this::mustBeThere);
        return new Discovered(
                Files.isDirectory(onHost(STATE)) ? STATE : null,
                configuration == null ? null : main,
                List.copyOf(files),
                logged,
                zone(),
                configuration == null ? null : server(configuration),
                configuration == null ? Map.of() : pools(configuration),
                configuration == null ? Map.of() : classes(configuration),
                List.copyOf(missing));
    }

    private Path onHost(String path) {
        return root.resolve(path.substring(1));
    }

    private @Nullable String usual() {
        if (Files.exists(onHost(PMTA_CONFIG))) {
            return onHost(PMTA_CONFIG).toString();
        }
        missing.add("there is no " + PMTA_CONFIG
                + "; if PowerMTA is elsewhere, copy its configuration here and name it with" + " --pmta-config");
        return null;
    }

    private @Nullable Configuration read(String main, boolean typed) {
        try {
            Configuration read = ConfigurationReader.read(main, new ConfigurationFiles(around::path, List.of()));
            read.unread().stream()
                    .limit(5)
                    .forEach(remark -> missing.add(remark.file() + ":" + remark.line() + ": " + remark.message()));
            return read;
        } catch (IOException e) {
            if (typed) {
                throw UserException.failed(main
                        + ": cannot be read as a PowerMTA configuration; name its main file, usually " + PMTA_CONFIG);
            }
            missing.add(
                    main + " cannot be read by this account; let its group read it, and put this account into that");
            return null;
        }
    }

    /** PowerMTA puts the day and a number before the ending, and may move a file when it is done. */
    private void addPatterns(Set<String> patterns, AcctFile file) {
        if (file.isPipe()) {
            missing.add(
                    "the <acct-file> at " + file.place() + " is a pipe; its program has to hand on to `acct ingest -`");
            return;
        }
        int slash = file.path().lastIndexOf('/');
        String name = file.path().substring(slash + 1);
        int dot = name.lastIndexOf('.');
        String pattern = (dot < 0 ? name : name.substring(0, dot)) + "-*" + (dot < 0 ? "" : name.substring(dot) + "*");
        patterns.add(file.path().substring(0, slash + 1) + pattern);
        String moved = file.moveTo();
        if (moved != null) {
            patterns.add(moved + (moved.endsWith("/") ? "" : "/") + pattern);
        }
    }

    private void mustBeThere(String pattern) {
        Path folder;
        try {
            folder = root.resolve(pattern.substring(pattern.startsWith("/") ? 1 : 0, pattern.lastIndexOf('/') + 1));
        } catch (InvalidPathException e) {
            missing.add("'" + pattern + "' is no path here");
            return;
        }
        if (!Files.isDirectory(folder)) {
            missing.add("the folder of " + pattern + " is not on this host");
        } else if (!Files.isReadable(folder)) {
            missing.add("the folder of " + pattern + " cannot be read by this account; put it into PowerMTA’s group");
        } else if (isEmpty(folder)) {
            missing.add("the folder of " + pattern + " is empty so far");
        }
    }

    private static boolean isEmpty(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        } catch (IOException e) {
            return false;
        }
    }

    /** The zone as the C library finds it, but for its rules written out. */
    private @Nullable String zone() {
        for (String told :
                new String[] {around.environment().getOrDefault("TZ", "").replaceFirst("^:", ""), zoneFile(), zoneLink()
                }) {
            if (isZone(told)) {
                return told;
            }
        }
        missing.add("the host’s time zone is told by neither TZ, /etc/timezone nor /etc/localtime; UTC is taken");
        return null;
    }

    private String zoneFile() {
        try {
            return Files.readString(onHost("/etc/timezone")).strip();
        } catch (IOException e) {
            return "";
        }
    }

    private String zoneLink() {
        try {
            String target = Files.readSymbolicLink(onHost("/etc/localtime")).toString();
            int begin = target.lastIndexOf(ZONES);
            return begin < 0 ? "" : target.substring(begin + ZONES.length());
        } catch (IOException | UnsupportedOperationException e) {
            return "";
        }
    }

    private static boolean isZone(String text) {
        try {
            return !text.isEmpty() && !ZoneId.of(text).getId().isEmpty();
        } catch (DateTimeException e) {
            return false;
        }
    }

    /** Rows that have a user-string name their server themselves. */
    private static @Nullable String server(Configuration configuration) {
        boolean named = configuration.acctFiles().stream()
                .flatMap(file -> file.settings().stream())
                .anyMatch(setting -> setting.keyword().equals("user-string"));
        return named
                ? null
                : configuration.settings().stream()
                        .filter(setting -> setting.keyword().equals("host-name"))
                        .map(Setting::text)
                        .filter(HostSearch::isWritable)
                        .findFirst()
                        .orElse(null);
    }

    private static Map<String, List<String>> pools(Configuration configuration) {
        Map<String, List<String>> pools = new LinkedHashMap<>();
        for (Pool pool : configuration.pools()) {
            if (isWritable(pool.name())) {
                pools.put(
                        pool.name(),
                        pool.members().stream()
                                .map(Reference::name)
                                .filter(HostSearch::isWritable)
                                .toList());
            }
        }
        return pools;
    }

    private Map<String, Discovered.Suggested> classes(Configuration configuration) {
        Map<String, Discovered.Suggested> classes = new LinkedHashMap<>();
        for (NameHint hint : List.of(NameHint.TRANSACTIONAL, NameHint.MARKETING, NameHint.COLD)) {
            List<Pool> pools = configuration.pools().stream()
                    .filter(pool -> suggests(hint, pool.name()))
                    .toList();
            List<String> vmtas = configuration.vmtas().stream()
                    .map(VirtualMta::name)
                    .filter(name -> suggests(hint, name))
                    .filter(name -> pools.stream().noneMatch(pool -> pool.has(name)))
                    .toList();
            if (!pools.isEmpty() || !vmtas.isEmpty()) {
                classes.put(
                        hint.name().toLowerCase(Locale.ROOT),
                        new Discovered.Suggested(pools.stream().map(Pool::name).toList(), vmtas));
            }
        }
        if (classes.isEmpty()) {
            missing.add("no name of a pool or a virtual MTA says which mail it is for; write `classes:` by hand");
        }
        return classes;
    }

    private static boolean suggests(NameHint hint, String name) {
        return isWritable(name) && NameHint.of(name).filter(hint::equals).isPresent();
    }

    /** What no YAML can hold as it is would make a file that cannot be read. */
    private static boolean isWritable(String text) {
        return !text.isEmpty() && text.codePoints().noneMatch(Character::isISOControl);
    }
}
