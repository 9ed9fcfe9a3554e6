package acct.classify.traffic;

import acct.classify.RulesVersion;
import acct.classify.isp.Glob;
import acct.config.Config.MailClass;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
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

    private final List<MailClass> classes;
    private final Map<By, List<Named>> patterns = new EnumMap<>(By.class);

    /** What of a row decides, in the order in which it is asked. */
    public enum By {
        JOB(MailClass::jobs),
        USER(MailClass::users),
        SENDER_DOMAIN(MailClass::senderDomains),
        POOL(MailClass::pools),
        VMTA(MailClass::vmtas),
        IP(MailClass::ips);

        private final Function<MailClass, List<String>> list;

        By(Function<MailClass, List<String>> list) {
            this.list = list;
        }

        /** The name in SQL. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The classes of a configuration file, in its order. */
    public TrafficClasses(List<MailClass> classes) {
        this.classes = List.copyOf(classes);
        for (By by : By.values()) {
            List<Named> named = new ArrayList<>();
            for (MailClass mail : classes) {
                by.list.apply(mail).forEach(pattern -> named.add(new Named(mail.name(), new Glob(pattern))));
            }
            patterns.put(by, List.copyOf(named));
        }
    }

    /** One pattern of a class. */
    private record Named(String name, Glob glob) {}

    /** The names of the classes, in the order of the file. */
    public List<String> names() {
        return classes.stream().map(MailClass::name).toList();
    }

    /** Whether there is no class. */
    public boolean isEmpty() {
        return classes.isEmpty();
    }

    /** What tells these classes from others; empty if there are none. */
    public String version() {
        return isEmpty() ? "" : RulesVersion.of(classes.toString()).text();
    }

    /** Whether any class has a pattern for these names. */
    public boolean asksFor(By by) {
        return !patterns(by).isEmpty();
    }

    /** What a row is, by its job, then its user, then its sender's domain; null if none of them says. */
    public @Nullable String own(@Nullable String job, @Nullable String user, @Nullable String senderDomain) {
        String byJob = of(By.JOB, job);
        if (byJob != null) {
            return byJob;
        }
        String byUser = of(By.USER, user);
        return byUser != null ? byUser : of(By.SENDER_DOMAIN, senderDomain);
    }

    /** What a road is kept for, by its pool, then its virtual MTA, then its source address; null if none of them says. */
    public @Nullable String road(@Nullable String pool, @Nullable String vmta, @Nullable String sourceIp) {
        String byPool = of(By.POOL, pool);
        if (byPool != null) {
            return byPool;
        }
        String byVmta = of(By.VMTA, vmta);
        return byVmta != null ? byVmta : of(By.IP, sourceIp);
    }

    /** The class that one name alone says; null if none fits. */
    public @Nullable String of(By by, @Nullable String name) {
        if (name == null) {
            return null;
        }
        for (Named named : patterns(by)) {
            if (named.glob().fits(name)) {
                return named.name();
            }
        }
        return null;
    }

    private List<Named> patterns(By by) {
        return Objects.requireNonNull(patterns.get(by));
    }
}
