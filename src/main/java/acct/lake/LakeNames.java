package acct.lake;

import acct.model.UserException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What files of a lake are called. */
final class LakeNames {
    /** In the place of a day or a month. */
    static final String UNDATED = "undated";

    static final String FORMAT = "format.json";
    static final String MANIFESTS = "manifest";
    static final String OWNERS = "owner";
    static final String DATA = "data";
    static final String FLEET = "fleet";

    private static final Pattern SERVER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");
    private static final Pattern MANIFEST = Pattern.compile("(.+)[.]([1-9][0-9]{0,17})[.]json");

    private LakeNames() {}

    /** Refuses a server's name that could be no file's. */
    static String server(String name) {
        if (!SERVER.matcher(name).matches()) {
            throw UserException.usage("server " + name
                    + ": files of the lake are named after it, so it takes letters, digits, '.', '-' and '_' only");
        }
        return name;
    }

    static String owner(String server) {
        return OWNERS + "/" + server + ".json";
    }

    static String manifest(String month, String server, long generation) {
        return manifests(month) + "/" + server + "." + generation + ".json";
    }

    static String manifests(String month) {
        return MANIFESTS + "/" + month;
    }

    static String data(String server) {
        return DATA + "/" + server;
    }

    static String data(String server, String day) {
        return data(server) + "/" + day;
    }

    /** The month of a day. */
    static String month(String day) {
        return day.equals(UNDATED) ? UNDATED : day.substring(0, day.lastIndexOf('-'));
    }

    /**
     * A manifest's name taken apart.
     *
     * @param server whose it is
     * @param generation which
     */
    record Named(String server, long generation) {
        static Optional<Named> of(String file) {
            Matcher name = MANIFEST.matcher(file);
            return name.matches()
                    ? Optional.of(new Named(name.group(1), Long.parseLong(name.group(2))))
                    : Optional.empty();
        }
    }
}
