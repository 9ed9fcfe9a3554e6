package acct.lake;

import acct.model.UserException;
import java.util.Locale;
import java.util.ServiceLoader;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lakes that are on no disk. What reaches them comes with an add-on: {@link ServiceLoader} finds it. */
public interface FarLakes {
    /** What addresses of such lakes begin with, before {@code ://}. */
    String scheme();

    /**
     * The lake at an address; nothing is asked of it yet.
     *
     * @param address as it was typed
     * @param terms how it is reached
     * @param step hears of each change before it is made
     * @throws UserException if it is no address of a lake
     */
    LakeFolder at(String address, FarTerms terms, Consumer<String> step);

    /** Something beside a disk. */
    Pattern FAR = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]+)://.*", Pattern.DOTALL);

    /** Whether this names a lake that is on no disk. */
    static boolean isFar(String named) {
        return FAR.matcher(named).matches();
    }

    /**
     * What reaches the lake at an address.
     *
     * @throws UserException usage if nothing here does
     */
    static FarLakes of(String address) {
        Matcher far = FAR.matcher(address);
        String scheme = far.matches() ? far.group(1).toLowerCase(Locale.ROOT) : "";
        for (FarLakes lakes : ServiceLoader.load(FarLakes.class)) {
            if (lakes.scheme().equals(scheme)) {
                return lakes;
            }
        }
        throw UserException.usage(
                scheme.equals("s3a")
                        ? address
                                + ": what reaches S3 is not there; build it among acct's sources with `./mvnw -q -Dquick"
                                + " install` and `./mvnw -q -f spark/pom.xml package` (spark/README.md)"
                        : address + ": a lake is a folder, or s3a://BUCKET/PREFIX");
    }
}
