package acct.classify.isp;

import acct.classify.isp.Destination.Step;
import acct.classify.isp.IspAnswer.Family;
import acct.classify.isp.IspAnswer.Isp;
import acct.config.Config;
import acct.config.Config.IspMapping;
import acct.config.Config.Role;
import acct.config.IspFile;
import acct.ip.HostName;
import acct.model.Feedback;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Tells which ISP a row went to, from the row alone and without DNS. Four things are asked in turn, and the first that
 * knows decides: the queue's name where the operator made it say something, the operator's mapping, the MX host that
 * answered, the recipient's domain. The names known are in {@code isps.yaml} beside this class, and in {@code isps:} of
 * {@code acct.yaml}, which goes first.
 *
 * <p>MX before domain because a hosted domain is known by its MX host only; queue before both because a rollup is what
 * PowerMTA really shaped the mail by.
 *
 * <p>Immutable; may be shared between threads.
 */
public final class IspDirectory {
    private static final String RESOURCE = "isps.yaml";
    private static final Destination NOTHING = new Destination(null, null);
    private static final Destination UNKNOWN = new Destination(Destination.OTHER, Step.NONE);

    private final Families families = new Families();
    private final NameTable directory;
    private final NameTable operator;
    private final Set<String> names;
    private final Map<String, Feedback> feedback = new HashMap<>();

    private IspDirectory(Map<String, IspMapping> known, Map<String, IspMapping> own) {
        families.add(known);
        families.add(own);
        directory = NameTable.directory(known, families);
        operator = NameTable.operator(own, families, directory);
        names = new TreeSet<>(known.keySet());
        names.addAll(own.keySet());
        names.add(Destination.OTHER);
        addFeedback(known);
        addFeedback(own);
    }

    private void addFeedback(Map<String, IspMapping> entries) {
        entries.forEach((isp, mapping) -> {
            if (mapping.feedback() != null) {
                feedback.put(isp, mapping.feedback());
            }
        });
    }

    /** What comes with the program, read once, by who needs it first. */
    private static final class Shipped {
        private static final Map<String, IspMapping> ISPS = read();
    }

    /** The directory that comes with the program, with the operator's mapping ({@link Config#isps()}) before it. */
    public static IspDirectory load(Map<String, IspMapping> operator) {
        return new IspDirectory(Shipped.ISPS, operator);
    }

    private static Map<String, IspMapping> read() {
        try (InputStream in = IspDirectory.class.getResourceAsStream("/acct/classify/" + RESOURCE)) {
            String text = new String(Objects.requireNonNull(in, RESOURCE).readAllBytes(), StandardCharsets.UTF_8);
            return IspFile.read(RESOURCE, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All ISPs a row can go to, with {@link Destination#OTHER}, sorted. */
    public Set<String> names() {
        return Collections.unmodifiableSet(names);
    }

    /** What an ISP tells about complaints; of an ISP that nothing is known about it is taken that it may tell. */
    public Feedback feedback(String isp) {
        return feedback.getOrDefault(isp, Feedback.PER_MESSAGE);
    }

    /** The host of a {@code dsnMta} cell such as {@code mx.example.com (192.0.2.1)}; null if the cell names none. */
    public static @Nullable String mxHost(@Nullable String cell) {
        String text = cell == null ? "" : cell.strip();
        int end = 0;
        while (end < text.length() && text.charAt(end) != '(' && !Character.isWhitespace(text.charAt(end))) {
            end++;
        }
        return end == 0 ? null : text.substring(0, end);
    }

    /**
     * The destination of a row. Any text is accepted; blank text counts as empty.
     *
     * @param queue the {@code queue} cell, {@code domain/vmta}
     * @param rcptDomain the part of {@code rcpt} after the last {@code @}
     * @param mxHost the host in {@code dsnMta}; the whole cell will do
     */
    public Destination classify(@Nullable String queue, @Nullable String rcptDomain, @Nullable String mxHost) {
        if (isBlank(queue) && isBlank(rcptDomain) && isBlank(mxHost)) {
            return NOTHING;
        }
        Row row = new Row(HostName.ofQueue(queue), HostName.canonical(rcptDomain), HostName.canonical(mxHost(mxHost)));
        IspAnswer answer = row.queueSpeaks() ? byQueue(row) : null;
        if (answer instanceof Isp isp) {
            return new Destination(isp.name(), Step.QUEUE);
        }
        return answer instanceof Family family ? within(family.name(), row) : byEvidence(row);
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private @Nullable IspAnswer byQueue(Row row) {
        IspAnswer answer = operator.byQueue(row.queue());
        return answer == null ? directory.byQueue(row.queue()) : answer;
    }

    /** The queue named a family: the next steps may say which member, but nothing outside the family. */
    private Destination within(String family, Row row) {
        for (Step step : Row.EVIDENCE) {
            if (answer(step, row) instanceof Isp isp && family.equals(families.of(isp.name()))) {
                return new Destination(isp.name(), step);
            }
        }
        // A recipient's domain that no member calls its own is a customer's.
        Role role = row.rcptDomain() == null ? Role.CONSUMER : Role.HOSTED;
        return new Destination(families.member(family, role), Step.QUEUE);
    }

    private Destination byEvidence(Row row) {
        for (Step step : Row.EVIDENCE) {
            IspAnswer answer = answer(step, row);
            if (answer instanceof Isp isp) {
                return new Destination(isp.name(), step);
            }
            if (answer instanceof Family family) {
                return byDomain(family.name(), step, row);
            }
        }
        return UNKNOWN;
    }

    /** An MX host named a family: the domain says which member, and a domain of nobody's is a customer's. */
    private Destination byDomain(String family, Step step, Row row) {
        return answer(Step.DOMAIN, row) instanceof Isp isp && family.equals(families.of(isp.name()))
                ? new Destination(isp.name(), Step.DOMAIN)
                : new Destination(families.member(family, Role.HOSTED), step);
    }

    private @Nullable IspAnswer answer(Step step, Row row) {
        return switch (step) {
            case MAPPING -> mapping(row);
            case MX -> directory.byHost(row.mxHost());
            case DOMAIN -> directory.byDomain(row.domain());
            case QUEUE, NONE -> null;
        };
    }

    private @Nullable IspAnswer mapping(Row row) {
        IspAnswer answer = operator.byDomain(row.rcptDomain());
        answer = answer == null ? operator.byHost(row.mxHost()) : answer;
        return answer == null ? operator.byQueue(row.queue()) : answer;
    }

    /** What a row says about its destination, as canonical names. */
    private record Row(
            @Nullable String queue,
            @Nullable String rcptDomain,
            @Nullable String mxHost) {
        static final Set<Step> EVIDENCE = Collections.unmodifiableSet(EnumSet.of(Step.MAPPING, Step.MX, Step.DOMAIN));

        /** A queue that has the recipient's own domain for a name says nothing the domain does not. */
        boolean queueSpeaks() {
            return queue != null && (queue.endsWith(".rollup") || !queue.equals(rcptDomain));
        }

        @Nullable
        String domain() {
            return rcptDomain == null ? queue : rcptDomain;
        }
    }
}
