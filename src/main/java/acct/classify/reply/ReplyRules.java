package acct.classify.reply;

import acct.classify.RulesVersion;
import acct.classify.reply.Phrases.Place;
import acct.classify.reply.SubjectTest.Subjects;
import acct.config.Config;
import acct.config.ReplyRuleFile;
import acct.config.ReplyRuleFile.Usual;
import acct.model.Axis;
import acct.model.Category;
import acct.model.Phrase;
import acct.model.ReplyRule;
import acct.model.ReplyRule.Conditions;
import acct.model.SeverityClass;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells what a reply means: rules in their order, and the first that holds decides. The rules that come with the
 * program are in {@code reply-rules.yaml} beside this class; those of {@code replies:} in {@code acct.yaml} go first. What
 * PowerMTA itself says ({@link OwnMta}) reaches no rule: all of them are about receivers.
 *
 * <p>The answer depends on what the reply's template shows, on status and on PowerMTA's category alone, so equal ones
 * need to be judged once. Immutable; may be shared between threads.
 */
public final class ReplyRules {
    private static final String RESOURCE = "reply-rules.yaml";

    private final RulesVersion version;
    private final Map<Category, Usual> usual;
    private final List<ReplyRule> rules;
    private final SubjectTest subjectTest;
    /** So many of the rules are the operator's, who knows of whom his receivers speak. */
    private final int operators;

    private final Phrases phrases;
    /** Phrase to its number in {@link #phrases}. */
    private final Map<Phrase, Integer> numbers = new LinkedHashMap<>();
    /** What each rule asks of the phrases, in the order of the rules. */
    private final List<Asked> asked = new ArrayList<>();
    /** Number of a phrase to the places of the rules that it can make hold. */
    private final List<BitSet> wake = new ArrayList<>();
    /** Places of rules that ask for no phrase. */
    private final BitSet awake = new BitSet();

    /** The phrases of a rule by their numbers; each set that is not empty, but the last, has to be met. */
    private record Asked(BitSet any, BitSet also, BitSet all, BitSet none) {

        boolean isMetBy(BitSet found) {
            return (any.isEmpty() || any.intersects(found))
                    && (also.isEmpty() || also.intersects(found))
                    && containsAll(found)
                    && !none.intersects(found);
        }

        /** The phrases that speak for it. */
        BitSet words() {
            BitSet words = (BitSet) any.clone();
            words.or(also);
            words.or(all);
            return words;
        }

        private boolean containsAll(BitSet found) {
            int number = all.nextSetBit(0);
            while (number >= 0 && found.get(number)) {
                number = all.nextSetBit(number + 1);
            }
            return number < 0;
        }
    }

    private ReplyRules(
            RulesVersion version,
            Map<Category, Usual> usual,
            SubjectTest subjectTest,
            int operators,
            List<ReplyRule> rules) {
        this.version = version;
        this.usual = usual;
        this.subjectTest = subjectTest;
        this.operators = operators;
        this.rules = List.copyOf(rules);
        for (int place = 0; place < rules.size(); place++) {
            register(place, rules.get(place).when());
        }
        this.phrases = new Phrases(List.copyOf(numbers.keySet()));
    }

    private void register(int place, Conditions when) {
        Asked asks = new Asked(numbers(when.any()), numbers(when.also()), numbers(when.all()), numbers(when.none()));
        asked.add(asks);
        if (!when.asksForPhrases()) {
            awake.set(place);
        }
        for (BitSet set : List.of(asks.any(), asks.also(), asks.all())) {
            set.stream().forEach(number -> wake.get(number).set(place));
        }
    }

    private BitSet numbers(List<Phrase> list) {
        BitSet set = new BitSet();
        for (Phrase phrase : list) {
            int number = numbers.computeIfAbsent(phrase, p -> numbers.size());
            if (number == wake.size()) {
                wake.add(new BitSet());
            }
            set.set(number);
        }
        return set;
    }

    /** Reading the rules takes longer than a small load, so it is done once, by who needs them first. */
    private static final class Shipped {
        private static final ReplyRules RULES = read();
    }

    /** The rules that come with the program. */
    public static ReplyRules shipped() {
        return Shipped.RULES;
    }

    /** The rules that come with the program, and those of {@code replies:} before them. */
    public static ReplyRules configured(Config.Replies replies) {
        return shipped().with(replies.rules(), replies.severity());
    }

    /** What tells these from others, without reading them. */
    public static RulesVersion configuredVersion(Config.Replies replies) {
        return shippedVersion().with(replies.rules(), replies.severity());
    }

    /** What tells the rules that come with the program from those of another version; no rule is read for it. */
    public static RulesVersion shippedVersion() {
        return RulesVersion.of(bytes(), OwnMta.bytes());
    }

    private static ReplyRules read() {
        ReplyRuleFile file = ReplyRuleFile.read(RESOURCE, new String(bytes(), StandardCharsets.UTF_8));
        return new ReplyRules(shippedVersion(), file.usual(), new SubjectTest(file.subjects()), 0, file.rules());
    }

    private static byte[] bytes() {
        try (InputStream in = ReplyRules.class.getResourceAsStream("/acct/classify/" + RESOURCE)) {
            return Objects.requireNonNull(in, RESOURCE).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * These rules with the operator's before them; one of the same name takes the place of ours.
     *
     * @param severities the class of a category, where it is not what is usual
     */
    public ReplyRules with(List<ReplyRule> operators, Map<Category, SeverityClass> severities) {
        if (operators.isEmpty() && severities.isEmpty()) {
            return this;
        }
        Set<String> names = new HashSet<>();
        operators.forEach(rule -> names.add(rule.name()));
        List<ReplyRule> together = new ArrayList<>(operators);
        rules.stream().filter(rule -> !names.contains(rule.name())).forEach(together::add);
        Map<Category, Usual> changed = new EnumMap<>(usual);
        severities.forEach((category, severity) ->
                changed.computeIfPresent(category, (c, before) -> new Usual(before.axis(), severity, before.action())));
        return new ReplyRules(version.with(operators, severities), changed, subjectTest, operators.size(), together);
    }

    /** What tells these rules from others; another one means that stored verdicts may be old. */
    public RulesVersion version() {
        return version;
    }

    /** The rules in the order in which they are asked. */
    public List<ReplyRule> rules() {
        return rules;
    }

    /**
     * What a failure means. Any text is accepted, and takes no longer than its length.
     *
     * @param dsnStatus {@code 5.1.1 (bad destination mailbox address)}
     * @param templateText the text of {@link Template}, or a reply as it is
     * @param bounceCat PowerMTA's category
     */
    public Verdict judge(@Nullable String dsnStatus, String templateText, @Nullable String bounceCat) {
        OwnMta.Saying own = OwnMta.shipped().saying(templateText);
        if (own != null) {
            return new Verdict(own.category(), usual(own.category()).axis(), own.rule());
        }
        BitSet found = phrases.in(templateText);
        Evidence evidence = new Evidence(
                Evidence.status(dsnStatus, templateText),
                Evidence.reply(templateText),
                bounceCat == null ? "" : bounceCat.strip().toLowerCase(Locale.ROOT));
        BitSet places = (BitSet) awake.clone();
        for (int number = found.nextSetBit(0); number >= 0; number = found.nextSetBit(number + 1)) {
            places.or(wake.get(number));
        }
        Subjects subjects = null;
        for (int place = places.nextSetBit(0); place >= 0; place = places.nextSetBit(place + 1)) {
            ReplyRule rule = rules.get(place);
            if (asked.get(place).isMetBy(found) && evidence.meets(rule.when())) {
                if (place < operators || !callsDead(rule.category())) {
                    return verdict(rule);
                }
                subjects = subjects == null ? subjectTest.in(templateText, evidence.status()) : subjects;
                if (isOfRecipient(place, templateText, subjects)) {
                    return verdict(rule);
                }
            }
        }
        return subjects == null
                ? new Verdict(Category.OTHER, Axis.UNKNOWN, Verdict.NO_RULE)
                : new Verdict(Category.POLICY, usual(Category.POLICY).axis(), Verdict.NOT_THE_RECIPIENT);
    }

    private static boolean callsDead(Category category) {
        return category == Category.MAILBOX || category == Category.DOMAIN;
    }

    /** Whether what a rule for dead recipients asks for is said of the recipient. */
    private boolean isOfRecipient(int place, String text, Subjects subjects) {
        Conditions when = rules.get(place).when();
        if (when.asksForPhrases()) {
            List<Place> words = phrases.places(text, asked.get(place).words());
            return subjects.areOfRecipient(words);
        }
        boolean replyCodeAlone = when.codes().isEmpty() && when.bounceCats().isEmpty();
        return subjects.allowCode() && !(replyCodeAlone && Evidence.hasWords(text));
    }

    /** What a failure means whose row gave this reply. */
    public Verdict judge(Reply reply) {
        return judge(reply.code(), reply.template().text(), reply.bounceCat());
    }

    private Verdict verdict(ReplyRule rule) {
        Axis axis = rule.axis() == null ? usual(rule.category()).axis() : rule.axis();
        return new Verdict(rule.category(), axis, rule.name());
    }

    private Usual usual(Category category) {
        return Objects.requireNonNull(usual.get(category), category.label());
    }

    /** What a failure of this category counts as. */
    public SeverityClass severity(Category category) {
        return usual(category).severity();
    }

    /** What an operator usually does about this category. */
    public String action(Category category) {
        return usual(category).action();
    }

    /** What an operator does about replies of this rule. */
    public String action(Verdict verdict) {
        return ownAction(verdict.rule()).orElseGet(() -> action(verdict.category()));
    }

    /** What a rule itself says is to be done; empty if it leaves that to its category. */
    public Optional<String> ownAction(String name) {
        return rules.stream()
                .filter(rule -> rule.name().equals(name) && rule.action() != null)
                .map(rule -> Objects.requireNonNull(rule.action()))
                .findFirst();
    }
}
