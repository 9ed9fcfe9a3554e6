package acct.config;

import acct.model.Axis;
import acct.model.Category;
import acct.model.Phrase;
import acct.model.ReplyCodes;
import acct.model.ReplyRule;
import acct.model.ReplyRule.Conditions;
import acct.model.ReplySubject;
import acct.model.SeverityClass;
import acct.model.StatusCodes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads rules for replies, which have one shape in the operator's file and in the file that comes with the program.
 *
 * @param version counts the rewritings of the file
 * @param usual what is usual for each category; complete
 * @param subjects how replies name the recipient and what else may be wrong; complete
 * @param rules in their order
 */
public record ReplyRuleFile(
        String version,
        Map<Category, Usual> usual,
        Map<ReplySubject, ReplySubject.Words> subjects,
        List<ReplyRule> rules) {
    private static final Set<String> KEYS = ordered("version", "categories", "subjects", "rules");
    private static final Set<String> WORDS = ordered("blamed", "named", "codes");
    private static final Set<String> USUAL = ordered("axis", "severity", "action");
    private static final Set<String> RULE = ordered(
            "name",
            "category",
            "axis",
            "action",
            "any",
            "also",
            "all",
            "none",
            "codes",
            "replies",
            "bounce-cat",
            "why");
    private static final Pattern NAME = Pattern.compile("[a-z0-9]{1,40}(?:-[a-z0-9]{1,40}){0,12}");

    /**
     * What is usual for a category.
     *
     * @param action what an operator does about it
     */
    public record Usual(Axis axis, SeverityClass severity, String action) {}

    public ReplyRuleFile {
        usual = Map.copyOf(usual);
        subjects = Map.copyOf(subjects);
        rules = List.copyOf(rules);
    }

    /** The file that comes with the program: everything has to be there. */
    public static ReplyRuleFile read(String name, String text) {
        YamlFile file = YamlFile.parse(name, text);
        YamlSection top = YamlSection.of(file, "", file.root());
        if (top == null) {
            throw file.error(1, "the file is empty; it needs version, categories, subjects and rules");
        }
        top.onlyKeys(KEYS);
        return new ReplyRuleFile(top.required("version"), usual(top), subjects(top), rules(top));
    }

    private static Map<ReplySubject, ReplySubject.Words> subjects(YamlSection top) {
        Map<ReplySubject, ReplySubject.Words> subjects = new EnumMap<>(ReplySubject.class);
        YamlSection all = top.section("subjects");
        for (ReplySubject subject : ReplySubject.values()) {
            YamlSection entry = all == null ? null : all.section(subject.label());
            if (entry == null) {
                throw top.error(top.line(), "'subjects' needs '" + subject.label() + "'");
            }
            entry.onlyKeys(WORDS);
            subjects.put(
                    subject,
                    new ReplySubject.Words(
                            entry.parsed("blamed", Phrase::parse),
                            entry.parsed("named", Phrase::parse),
                            entry.parsed("codes", StatusCodes::parse)));
        }
        return subjects;
    }

    private static Map<Category, Usual> usual(YamlSection top) {
        Map<Category, Usual> usual = new EnumMap<>(Category.class);
        YamlSection categories = top.section("categories");
        for (Category category : Category.values()) {
            YamlSection entry = categories == null ? null : categories.section(category.label());
            if (entry == null) {
                throw top.error(top.lineOf("categories"), "'categories' needs '" + category.label() + "'");
            }
            entry.onlyKeys(USUAL);
            usual.put(
                    category,
                    new Usual(
                            axis(entry, entry.required("axis")),
                            severity(entry, "severity", entry.required("severity")),
                            entry.required("action")));
        }
        return usual;
    }

    /** The {@code rules:} of a section, in their order. */
    static List<ReplyRule> rules(YamlSection section) {
        List<ReplyRule> rules = new ArrayList<>();
        Map<String, Integer> lines = new HashMap<>();
        for (YamlSection entry : section.sections("rules")) {
            ReplyRule rule = rule(entry.onlyKeys(RULE));
            Integer earlier = lines.putIfAbsent(rule.name(), entry.lineOf("name"));
            if (earlier != null) {
                throw entry.error(
                        entry.lineOf("name"), "rule '" + rule.name() + "' stands here and in line " + earlier);
            }
            rules.add(rule);
        }
        return rules;
    }

    /** The {@code severity:} of a section: the class of each category that is named. */
    static Map<Category, SeverityClass> severities(@Nullable YamlSection section) {
        Map<Category, SeverityClass> severities = new EnumMap<>(Category.class);
        if (section != null) {
            Set<String> labels = ordered(Category.labels().split(", ", -1));
            section.onlyKeys("category", "valid categories", labels);
            for (String label : section.fields().keySet()) {
                SeverityClass severity = severity(section, label, section.required(label));
                if (label.equals(Category.ADMINISTRATIVE.label()) && severity != SeverityClass.NONE) {
                    throw section.wrong(
                            label,
                            severity.label(),
                            "it is always 'none': what PowerMTA itself decided is no answer, and no address is dead for it");
                }
                Category.of(label).ifPresent(category -> severities.put(category, severity));
            }
        }
        return severities;
    }

    private static ReplyRule rule(YamlSection entry) {
        String name = entry.required("name");
        if (!NAME.matcher(name).matches()) {
            throw entry.wrong("name", name, "write small letters and digits with single hyphens, such as our-relay");
        }
        String category = entry.required("category");
        Category known = Category.of(category)
                .orElseThrow(() -> entry.wrong("category", category, "valid are " + Category.labels()));
        String axis = entry.text("axis");
        return new ReplyRule(
                name, known, axis == null ? null : axis(entry, axis), entry.text("action"), conditions(name, entry));
    }

    private static Conditions conditions(String name, YamlSection entry) {
        Conditions conditions = new Conditions(
                entry.parsed("any", Phrase::parse),
                entry.parsed("also", Phrase::parse),
                entry.parsed("all", Phrase::parse),
                entry.parsed("none", Phrase::parse),
                entry.parsed("codes", StatusCodes::parse),
                entry.parsed("replies", ReplyCodes::parse),
                entry.parsed("bounce-cat", text -> text.toLowerCase(Locale.ROOT)));
        if (conditions.isEmpty()) {
            throw entry.error(
                    entry.line(),
                    "rule '" + name + "' asks for nothing; give it any, all, codes, replies or bounce-cat");
        }
        return conditions;
    }

    private static Axis axis(YamlSection entry, String text) {
        return Axis.of(text).orElseThrow(() -> entry.wrong("axis", text, "valid are " + Axis.labels()));
    }

    private static SeverityClass severity(YamlSection entry, String key, String text) {
        return SeverityClass.of(text).orElseThrow(() -> entry.wrong(key, text, "valid are " + SeverityClass.labels()));
    }

    private static Set<String> ordered(String... keys) {
        return Collections.unmodifiableSet(new LinkedHashSet<>(List.of(keys)));
    }
}
