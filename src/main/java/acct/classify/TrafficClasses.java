package acct.classify;

import acct.config.Config.MailClass;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Tells kinds of mail apart, such as transactional and marketing. A row's own class is what it is: its job decides, then
 * its user, then its sender's domain. The class of its road is what the addresses it left from are kept for: the pool
 * decides, then the virtual MTA, then the source address. Where both are known and differ, mail leaks.
 *
 * <p>Within one step the first class of the file that fits is taken.
 */
public final class TrafficClasses {
    /** No class at all. */
    public static final TrafficClasses NONE = new TrafficClasses(List.of());

    private final List<String> names;
    private final List<Named> jobs;
    private final List<Named> users;
    private final List<Named> senderDomains;
    private final List<Named> pools;
    private final List<Named> vmtas;
    private final List<Named> ips;

    /** The classes of a configuration file, in its order. */
    public TrafficClasses(List<MailClass> classes) {
        names = classes.stream().map(MailClass::name).toList();
        jobs = globs(classes, MailClass::jobs);
        users = globs(classes, MailClass::users);
        senderDomains = globs(classes, MailClass::senderDomains);
        pools = globs(classes, MailClass::pools);
        vmtas = globs(classes, MailClass::vmtas);
        ips = globs(classes, MailClass::ips);
    }

    /** One pattern of a class. */
    private record Named(String name, Glob glob) {}

    private static List<Named> globs(List<MailClass> classes, Function<MailClass, List<String>> list) {
        List<Named> globs = new ArrayList<>();
        for (MailClass mail : classes) {
            list.apply(mail).forEach(pattern -> globs.add(new Named(mail.name(), new Glob(pattern))));
        }
        return List.copyOf(globs);
    }

    /** The names of the classes, in the order of the file. */
    public List<String> names() {
        return names;
    }

    /** Whether there is no class. */
    public boolean isEmpty() {
        return names.isEmpty();
    }

    /** What a row is, by its job, then its user, then its sender's domain; null if none of them says. */
    public @Nullable String own(@Nullable String job, @Nullable String user, @Nullable String senderDomain) {
        String byJob = first(jobs, job);
        if (byJob != null) {
            return byJob;
        }
        String byUser = first(users, user);
        return byUser != null ? byUser : first(senderDomains, senderDomain);
    }

    /** What a road is kept for, by its pool, then its virtual MTA, then its source address; null if none of them says. */
    public @Nullable String road(@Nullable String pool, @Nullable String vmta, @Nullable String sourceIp) {
        String byPool = first(pools, pool);
        if (byPool != null) {
            return byPool;
        }
        String byVmta = first(vmtas, vmta);
        return byVmta != null ? byVmta : first(ips, sourceIp);
    }

    private static @Nullable String first(List<Named> globs, @Nullable String text) {
        if (text == null) {
            return null;
        }
        for (Named named : globs) {
            if (named.glob().fits(text)) {
                return named.name();
            }
        }
        return null;
    }
}
