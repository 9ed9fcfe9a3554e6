package acct.alert;

import acct.ask.Fact;
import acct.ask.OwnRows;
import acct.judge.BrokenRule;
import acct.judge.LimitedRule;
import acct.judge.OwnRule;
import acct.judge.Rule;
import acct.judge.Rules;
import acct.sql.SqlFile;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Rules that are statements: those that ship in {@code sql/alert}, and the operator's own in a folder. A file that is wrong
 * becomes a rule that says so.
 */
final class OwnRuleFiles {
    /** What a statement may answer. */
    static final List<String> COLUMNS =
            Stream.concat(OwnRows.SUBJECTS.stream(), OwnRows.NUMBERS.stream()).toList();

    /** Those that ship. */
    static final List<String> SHIPPED = List.of("alert/domain_refuses_job");

    private static final String ENDING = ".sql";
    private static final long MOST_BYTES = 100_000;
    private static final int MOST_FILES = 100;
    private static final String DAY = "day";

    private final Set<String> taken =
            new HashSet<>(List.of(BrokenRule.NAME, "no-data", "no-deferrals", "warming-hold", "warming-overshoot"));

    private OwnRuleFiles() {
        Rules.LIMITED.stream().map(LimitedRule::name).forEach(taken::add);
    }

    /**
     * All of them, in the order of their files.
     *
     * @param folder the operator's; null if there is none
     * @param shown the folder's name for people
     */
    static List<Rule> rules(@Nullable Path folder, String shown) {
        OwnRuleFiles files = new OwnRuleFiles();
        List<Rule> rules = new ArrayList<>();
        SHIPPED.forEach(name ->
                rules.add(files.rule("sql/" + name + ENDING, SqlFile.of(name).text())));
        if (folder != null) {
            rules.addAll(files.rulesIn(folder, shown));
        }
        return rules;
    }

    /** The files of a folder, by name, and what stands in each: another list means that the rules may be others. */
    static List<String> written(Path folder) {
        List<String> written = new ArrayList<>();
        try {
            for (Path file : files(folder)) {
                boolean isRead = Files.isRegularFile(file) && Files.size(file) <= MOST_BYTES;
                written.add(name(file));
                written.add(isRead ? Files.readString(file, StandardCharsets.ISO_8859_1) : "no rule");
            }
        } catch (IOException e) {
            written.add("unreadable");
        }
        return written;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> name(file).endsWith(ENDING) && !name(file).startsWith("."))
                    .sorted()
                    .toList();
        }
    }

    private List<Rule> rulesIn(Path folder, String shown) {
        List<Path> files;
        try {
            files = files(folder);
        } catch (IOException e) {
            return List.of(new BrokenRule(shown, 0, "the folder cannot be read"));
        }
        List<Rule> rules = new ArrayList<>();
        for (Path file : files) {
            if (rules.size() == MOST_FILES) {
                rules.add(new BrokenRule(
                        shown, 0, files.size() + " files, of which " + MOST_FILES + " are read; take some out"));
                break;
            }
            rules.add(rule(file, shown + (shown.endsWith("/") ? "" : "/") + name(file)));
        }
        return rules;
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private Rule rule(Path file, String shown) {
        try {
            if (!Files.isRegularFile(file)) {
                return new BrokenRule(shown, 0, "is no regular file");
            }
            return Files.size(file) > MOST_BYTES
                    ? new BrokenRule(shown, 0, "larger than " + MOST_BYTES + " bytes, so no rule")
                    : rule(shown, Files.readString(file, StandardCharsets.UTF_8));
        } catch (CharacterCodingException e) {
            return new BrokenRule(shown, 0, "not UTF-8; save the file as UTF-8");
        } catch (IOException e) {
            return new BrokenRule(shown, 0, "cannot be read");
        }
    }

    private Rule rule(String shown, String text) {
        String bare = text.startsWith("\uFEFF") ? text.substring(1) : text;
        try {
            OwnRule.Terms terms = OwnRuleHeader.read(shown, bare);
            if (!taken.add(terms.name())) {
                throw new OwnRuleHeader.Wrong(
                        lineOf(bare, "-- rule:"), "there is a rule '" + terms.name() + "' already; take another name");
            }
            SqlFile statement = new SqlFile(shown, bare);
            mustAskOfTheDay(statement);
            return new OwnRule(terms, Fact.own(statement));
        } catch (OwnRuleHeader.Wrong e) {
            return new BrokenRule(shown, e.line(), e.why());
        }
    }

    /** What says the same of every day is no rule, and would look ahead. */
    private static void mustAskOfTheDay(SqlFile statement) throws OwnRuleHeader.Wrong {
        for (String parameter : statement.parameters()) {
            if (!parameter.equals(DAY)) {
                throw new OwnRuleHeader.Wrong(
                        lineOf(statement.text(), "$" + parameter),
                        "uses $" + parameter + "; the only parameter is $day");
            }
        }
        if (statement.parameters().isEmpty()) {
            throw new OwnRuleHeader.Wrong(0, "never uses $day, so it would say the same of every day");
        }
    }

    private static int lineOf(String text, String part) {
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).contains(part)) {
                return i + 1;
            }
        }
        return 0;
    }
}
