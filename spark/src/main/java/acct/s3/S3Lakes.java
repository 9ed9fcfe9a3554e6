package acct.s3;

import acct.lake.FarLakes;
import acct.lake.FarTerms;
import acct.lake.LakeFolder;
import acct.model.UserException;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code --lake s3a://BUCKET/PREFIX}. */
public final class S3Lakes implements FarLakes {
    /** How long the store may be silent. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final Pattern ADDRESS =
            Pattern.compile("s3a://([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])((?:/[A-Za-z0-9!_.*'()+=@-]+)*)/?");

    @Override
    public String scheme() {
        return "s3a";
    }

    @Override
    public LakeFolder at(String address, FarTerms terms, Consumer<String> step) {
        return at(address, terms, step, PATIENCE);
    }

    /** The same with other patience. */
    static LakeFolder at(String address, FarTerms terms, Consumer<String> step, Duration patience) {
        Matcher named = ADDRESS.matcher(address);
        if (!named.matches() || address.contains("/./") || address.contains("/../")) {
            // What stands before an @ may be a secret.
            throw UserException.usage(address.replaceAll("//[^/]*@", "//…@")
                    + ": is no address of a lake; write s3a://BUCKET/PREFIX, with letters, digits, '-', '_' and '.'");
        }
        String prefix = named.group(2).isEmpty() ? "" : named.group(2).substring(1) + "/";
        return new S3Folder(named.group(1), prefix, new S3Requests(terms, patience), terms, step);
    }
}
