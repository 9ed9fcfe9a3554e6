package acct.pmta.parse;

import acct.model.FindingCertainty;
import acct.model.Severity;
import acct.pmta.model.ConfigurationBlock;
import acct.pmta.model.Directives;
import acct.pmta.model.Directives.Form;
import acct.pmta.model.Directives.Known;
import acct.pmta.model.Place;
import acct.pmta.model.Rate;
import acct.pmta.model.Remarks;
import acct.pmta.model.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Judges single lines: is this a directive, may it stand here, has its value the right form, and if not, what was
 * probably meant. Its messages never repeat what stands behind a word that is no directive: it might be a secret.
 */
final class Syntax {
    /** How a directive looks. Anything else is not repeated in a message; what has digits is rather a secret. */
    private static final Pattern NAME = Pattern.compile("[a-z]{1,30}(?:-[a-z]{1,30}){0,8}");

    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");
    private static final Pattern SIZE = Pattern.compile("\\d{1,18}[kmgt]?b?|unlimited");
    private static final Pattern TIMELESS = Pattern.compile("never|unlimited|0");
    private static final String UNCLOSED = " has a quote that is not closed";
    /** Signs what has a header that asks for it. */
    private static final String AS_THE_MAIL_SAYS = "if-x-dkim-options-present";
    /** From so many words on, a line without a directive reads like a sentence. */
    private static final int SENTENCE = 4;
    /** The directives that the text of a comment runs into when its line break was lost. */
    private static final List<String> GLUED =
            List.of("smtp-source-host", "smtp-listener", "virtual-mta-pool", "virtual-mta", "dkim-sign", "domain-key");

    private final Directives directives;
    private final Remarks remarks;
    private final LostLines lostLines;

    Syntax(Directives directives, Remarks remarks) {
        this.directives = directives;
        this.remarks = remarks;
        this.lostLines = new LostLines(directives);
    }

    /** The name of a block as messages may repeat it: what does not look like one is none. */
    String blockName(String word) {
        return directives.isBlock(word) || NAME.matcher(word).matches() ? word : "?";
    }

    /** A comment that runs into a directive: {@code # Gmail poolvirtual-mta gmail-1}. */
    void comment(String comment, Place place) {
        if (comment.length() > LineReader.LONGEST / 4) {
            return;
        }
        String small = comment.toLowerCase(Locale.ROOT);
        List<String> found = new ArrayList<>();
        for (String directive : GLUED) {
            int at = small.indexOf(directive + " ");
            if (at > 0 && Character.isLetter(small.charAt(at - 1))) {
                found.add(directive);
            }
        }
        if (!found.isEmpty()) {
            remarks.malformed(
                    place,
                    "a comment runs into " + quoted(found)
                            + ", which is thereby no directive: a line break is missing");
        }
    }

    /** A tag. */
    void block(ConfigurationBlock around, String kind, String argument, Place place) {
        if (!directives.isBlock(kind)) {
            if (!directives.takesAnything(around.kind())) {
                unknown("<" + kind + ">", kind, place);
            }
        } else if (!directives.mayHold(around.kind(), kind)) {
            misplaced("<" + kind + ">", around, place, "");
        } else if (argument.contains("{{")) {
            leftover(place);
        } else if (argument.isEmpty() && needsName(kind)) {
            remarks.malformed(place, "<" + kind + "> needs a name");
        }
        renamed("<" + kind + ">", place);
    }

    /** A name of an older version, which PowerMTA still understands. */
    private void renamed(String word, Place place) {
        String now = directives.renamed(word);
        if (now != null) {
            remarks.once(
                    word,
                    Remarks.of(
                            "renamed-directive",
                            Severity.INFO,
                            FindingCertainty.SURE,
                            place,
                            "'" + word + "' is an old name; write " + now));
        }
    }

    private static boolean needsName(String kind) {
        return switch (kind) {
            case "virtual-mta",
                    "virtual-mta-pool",
                    "domain",
                    "source",
                    "smtp-user",
                    "acct-file",
                    "proxy",
                    "smtp-pattern-list" -> true;
            default -> false;
        };
    }

    /** A setting; answers what of its value is to be kept, null if nothing of the line. */
    @Nullable
    String setting(ConfigurationBlock around, String keyword, String value, Place place) {
        String scope = around.kind();
        if (value.endsWith("\\")) {
            remarks.add(Remarks.of(
                    "malformed",
                    Severity.WARNING,
                    FindingCertainty.MAY,
                    place,
                    "a backslash at the end does not join lines: write one long line"));
        }
        boolean known = directives.anywhere(keyword) != null || directives.in(scope, keyword) != null;
        int braces = Math.max(value.indexOf("{{"), value.indexOf("}}"));
        if (keyword.startsWith("{{") || (braces >= 0 && (known || directives.meant(keyword) == null))) {
            leftover(keyword, place);
            return known ? before(value, "{{", "}}") : null;
        }
        Known here = directives.in(scope, keyword);
        if (here != null) {
            renamed(keyword, place);
            String own = ownPart(keyword, value, place);
            return own == null ? "" : form(here, own, place);
        }
        if (directives.takesAnything(scope) || (!directives.isBlock(scope) && !scope.equals(Directives.GLOBAL))) {
            return value;
        }
        if (directives.isBlock(keyword)) {
            bareBlock(keyword, value, place);
            return null;
        }
        if (!known) {
            return unknown(keyword, keyword, place, value);
        }
        misplaced("'" + keyword + "'", around, place, keyword);
        return Objects.requireNonNullElse(ownPart(keyword, value, place), "");
    }

    /** What stands before the first of these; null if nothing does. */
    private static @Nullable String before(String value, String... marks) {
        int end = value.length();
        for (String mark : marks) {
            int at = value.indexOf(mark);
            end = at < 0 ? end : Math.min(end, at);
        }
        String text = value.substring(0, end).strip();
        return text.isEmpty() ? null : text;
    }

    private void bareBlock(String keyword, String value, Place place) {
        LostLines.Found found = lostLines.in(keyword, value);
        String name = Values.shown(Values.word(found.own(), 0));
        remarks.malformed(
                place,
                "'" + keyword + "' opens a block, so it needs angle brackets: `<" + keyword + " " + name + ">` … `</"
                        + keyword + ">` was probably meant, with its settings on lines of their own"
                        + found.probably());
    }

    private void misplaced(String what, ConfigurationBlock around, Place place, String keyword) {
        List<String> homes = new ArrayList<>();
        for (String scope : keyword.isEmpty() ? List.<String>of() : directives.scopesOf(keyword)) {
            homes.add(scope.equals(Directives.GLOBAL) ? "the global level" : "<" + scope + ">");
        }
        String where = around.kind().equals(Directives.GLOBAL)
                ? "outside of all blocks"
                : "directly in <" + around.kind() + ">";
        String instead = keyword.equals("max-msg-rate") && around.kind().equals("virtual-mta")
                ? "; the limit of a whole virtual MTA is `max-smtp-msg-rate`"
                : "";
        remarks.add(Remarks.of(
                "misplaced-directive",
                Severity.WARNING,
                FindingCertainty.LIKELY,
                place,
                what + " does not belong " + where
                        + (homes.isEmpty() ? "" : "; it belongs in " + String.join(" or ", homes))
                        + instead));
    }

    /**
     * Where a line holds several directives, the first has the part up to the second; null if nothing can be said of it
     * beyond what was said.
     */
    private @Nullable String ownPart(String keyword, String value, Place place) {
        LostLines.Found found = lostLines.in(keyword, value);
        if (keyword.endsWith("dkim-sign") && found.own().indexOf('=') > 0) {
            wrong(
                    Form.SIGNING,
                    place,
                    "'" + keyword + "' takes yes or no; " + LostLines.KEY_LINE + " were probably meant"
                            + found.probably());
            return null;
        }
        if (!found.directives().isEmpty()) {
            List<String> all = new ArrayList<>(List.of(keyword));
            all.addAll(found.directives());
            remarks.malformed(
                    place,
                    "several directives on one line: " + quoted(all) + "; each needs a line of its own"
                            + found.probably());
        }
        return found.own();
    }

    /** Answers the value if it has its form; nothing can be said of any other. */
    private String form(Known known, String value, Place place) {
        String text = Values.unquoted(value);
        if (value.isEmpty() && known.form() != Form.ANY) {
            wrong(known.form(), place, "'" + known.keyword() + "' has no value");
            return "";
        } else if (!text.isEmpty() && !fits(known, text)) {
            String right = Values.words(text).stream()
                    .filter(word -> fits(known, word))
                    .findFirst()
                    .orElse(null);
            wrong(
                    known.form(),
                    place,
                    "'" + known.keyword() + "' takes " + described(known.form())
                            + (known.words().isEmpty() ? "" : ", or " + String.join(", ", known.words()))
                            + (right == null
                                    ? ""
                                    : "; `" + known.keyword() + " " + Values.shown(right) + "` was probably meant"));
            return "";
        }
        return value;
    }

    /** A directive whose value has a quote that nothing closes. */
    void unclosed(Known known, Place place) {
        wrong(known.form(), place, "'" + known.keyword() + "'" + UNCLOSED);
    }

    /** A tag that has one. */
    void unclosed(String kind, Place place) {
        remarks.malformed(place, "<" + kind + ">" + UNCLOSED);
    }

    /** What decides over signatures counts for more than other values. */
    private void wrong(Form form, Place place, String message) {
        if (form == Form.SIGNING) {
            remarks.add(Remarks.of("dkim-malformed", Severity.CRITICAL, FindingCertainty.SURE, place, message));
        } else {
            remarks.malformed(place, message);
        }
    }

    private static boolean fits(Known known, String text) {
        return fits(known.form(), text) || known.words().contains(text.toLowerCase(Locale.ROOT));
    }

    private static boolean fits(Form form, String text) {
        String small = text.toLowerCase(Locale.ROOT);
        return switch (form) {
            case ANY -> true;
            case NUMBER -> NUMBER.matcher(small).matches() || small.equals("unlimited");
            case SIZE -> SIZE.matcher(small).matches();
            case RATE -> Rate.parse(small) != null;
            case RATES -> Rate.byDay(small) != null;
            case TIME -> isTime(small);
            case TIMES -> Values.list(small).stream().allMatch(Syntax::isTime);
            case YESNO -> Values.isYes(small) || Values.isNo(small);
            case SIGNING -> Values.isYes(small) || Values.isNo(small) || small.equals(AS_THE_MAIL_SAYS);
        };
    }

    private static boolean isTime(String text) {
        return TIMELESS.matcher(text).matches() || Values.interval(text) != null;
    }

    private static String described(Form form) {
        return switch (form) {
            case ANY -> "any value";
            case NUMBER -> "one number";
            case SIZE -> "a size such as 500k or 50M";
            case RATE -> "a rate such as 500/d or 20/min";
            case RATES -> "rates by day such as 500/d,1000/d";
            case TIME -> "a time such as 8d or 4d12h";
            case TIMES -> "times such as 10m,30m,1h";
            case YESNO -> "yes or no";
            case SIGNING -> "yes, no or " + AS_THE_MAIL_SAYS;
        };
    }

    private void leftover(Place place) {
        leftover("", place);
    }

    private void leftover(String keyword, Place place) {
        String meant = keyword.equals("smtp-listener")
                ? "; `smtp-listener ADDRESS:PORT source=NAME` and a `<source NAME>` with `default-virtual-mta NAME` were"
                        + " probably meant"
                : "";
        remarks.malformed(place, "braces {{ }} are left over from a template" + meant);
    }

    private void unknown(String what, String word, Place place) {
        unknown(what, word, place, "block");
    }

    /** Answers that nothing but the word may be kept, or null if not even that. */
    private @Nullable String unknown(String what, String word, Place place, @Nullable String value) {
        String meant = directives.meant(word);
        int words = value == null ? 0 : Values.words(value).size();
        if (meant != null) {
            String probably = value == null ? "" : lostLines.in(word, value).probably();
            boolean other = meant.startsWith("!");
            remarks.add(Remarks.of(
                    "unknown-directive",
                    Severity.WARNING,
                    FindingCertainty.LIKELY,
                    place,
                    "'" + shownWord(what) + "' is not a directive that acct knows; "
                            + (other ? meant.substring(1).strip() : "probably meant: " + meant) + probably));
            return word.indexOf('=') < 0 ? "" : null;
        }
        if (value == null || value.isEmpty() || !NAME.matcher(word).matches()) {
            // It may be half of a broken line, so the word is not repeated: it might be the half with the password.
            boolean sentence = words >= SENTENCE;
            remarks.malformed(
                    place,
                    sentence
                            ? "not a directive, but a sentence: a comment begins with #"
                            : "not a directive: a line is a keyword, blanks and a value");
            return null;
        }
        if (words >= SENTENCE && word.indexOf('-') < 0) {
            remarks.malformed(place, "not a directive, but a sentence: a comment begins with #");
            return null;
        }
        String similar = remarks.isFull() ? null : directives.similar(word);
        remarks.once(
                word,
                Remarks.of(
                        "unknown-directive",
                        Severity.INFO,
                        FindingCertainty.SURE,
                        place,
                        "'" + what + "' is not a directive that acct knows; it is passed over"
                                + probably(word, similar)));
        return "";
    }

    private static String probably(String word, @Nullable String similar) {
        if (similar != null) {
            return "; '" + similar + "' was probably meant";
        }
        return word.indexOf('-') < 0 && word.indexOf('<') < 0 ? "; if it is a comment, begin it with #" : "";
    }

    /** Of {@code word=value} only the word. */
    private static String shownWord(String what) {
        int equals = what.indexOf('=');
        return equals < 0 ? what : what.substring(0, equals + 1);
    }

    private static String quoted(List<String> words) {
        return String.join(", ", words.stream().map(word -> "'" + word + "'").toList());
    }
}
