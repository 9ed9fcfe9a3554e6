package acct.pmta.parse;

import acct.pmta.model.Directives;
import acct.pmta.model.Values;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds directives that stand in the value of another one, as in text that lost its line breaks:
 * {@code max-msg-rate 500/d retry-after 15m}.
 */
final class LostLines {
    /** What {@code dkim-sign domain=… key-file=…} stands for. */
    static final String KEY_LINE =
            "`domain-key SELECTOR,DOMAIN,FILE` in the <virtual-mta> and `dkim-sign yes` in a <domain>";

    private final Directives directives;

    LostLines(Directives directives) {
        this.directives = directives;
    }

    /**
     * What stands in a value.
     *
     * @param own the part that belongs to the line's own directive
     * @param directives the other directives in it, in order
     * @param advice what was probably meant by some of them
     */
    record Found(String own, List<String> directives, List<String> advice) {
        Found {
            directives = List.copyOf(directives);
            advice = List.copyOf(advice);
        }

        /** Nothing, or what was probably meant, to be put behind a message. */
        String probably() {
            return advice.isEmpty() ? "" : "; probably meant: " + String.join("; ", advice);
        }
    }

    /** The directives in the value of a line. */
    Found in(String keyword, String value) {
        List<String> words = Values.words(value);
        List<String> others = new ArrayList<>();
        List<String> advice = new ArrayList<>();
        int end = value.length();
        int at = 0;
        boolean names = mayHoldNames(keyword);
        for (int i = 0; i < words.size() && !names; i++) {
            String word = words.get(i);
            int here = value.indexOf(word, at);
            at = here < 0 ? at : here + word.length();
            if (isDirective(word)) {
                end = here < 0 ? end : Math.min(end, here);
                others.add(word);
                advise(word, i + 1 < words.size() ? words.get(i + 1) : "", advice);
            }
        }
        return new Found(value.substring(0, end).strip(), others, advice);
    }

    /** Only words with a hyphen: the others may be words of any language. */
    private boolean isDirective(String word) {
        boolean hyphen = word.indexOf('-') > 0 && word.indexOf('=') < 0;
        return hyphen
                && (directives.anywhere(word) != null || directives.isBlock(word) || directives.meant(word) != null);
    }

    private void advise(String word, String next, List<String> advice) {
        String meant = directives.meant(word);
        String advised;
        if (directives.isBlock(word)) {
            advised = "`<" + word + " " + Values.shown(next) + ">`";
        } else if (word.equals("dkim-sign") && next.indexOf('=') > 0) {
            advised = KEY_LINE;
        } else if (meant != null && directives.anywhere(word) == null) {
            advised = "for '" + word + "' " + meant;
        } else {
            return;
        }
        if (!advice.contains(advised)) {
            advice.add(advised);
        }
    }

    /** Values in which the name of a directive is no directive. */
    private static boolean mayHoldNames(String keyword) {
        return switch (keyword) {
            case "header",
                    "mail-from",
                    "rcpt-to",
                    "reply",
                    "*",
                    "records",
                    "record-fields",
                    "remove-header",
                    "sender-or-from",
                    "dkim-identity",
                    "dkim-identity-fallback",
                    "second-dkim-identity",
                    "second-dkim-identity-fallback" -> true;
            default -> false;
        };
    }
}
