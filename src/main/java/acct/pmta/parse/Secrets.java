package acct.pmta.parse;

import acct.pmta.model.Directives;
import acct.pmta.model.Patterns;
import acct.pmta.model.Surplus;
import acct.pmta.model.Values;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Takes secrets out of lines before anything else sees them. It rather takes too much: a line that speaks of a password
 * ends there, whatever directive it is in, and what was pasted as a private key is gone from its first to its last line.
 */
final class Secrets {
    private static final List<String> WORDS = List.of(
            "password",
            "passwd",
            "passphrase",
            "secret",
            "token",
            "api-key",
            "apikey",
            "hexkey",
            "credential",
            "tls-certificate",
            "privacy-policy",
            "authorization",
            "bearer ");

    /** A line of a key whose first line was lost. */
    private static final Pattern LIKE_A_KEY = Pattern.compile("[A-Za-z0-9+/=]{48}");

    private final Directives directives;
    private State state = State.PLAIN;

    Secrets(Directives directives) {
        this.directives = directives;
    }

    /** What the next line may be. */
    private enum State {
        PLAIN,
        /** The line before ended with the word that announces a secret. */
        ANNOUNCED,
        /** Inside of a key. */
        KEY
    }

    /** What may be kept of a line without comment; null if nothing. */
    @Nullable
    String without(String line) {
        if (line.contains("-----BEGIN")) {
            state = State.KEY;
            return null;
        }
        if (LIKE_A_KEY.matcher(line).find()) {
            return null;
        }
        if (state == State.KEY) {
            state = line.contains("-----END") ? State.PLAIN : State.KEY;
            return null;
        }
        if (state == State.ANNOUNCED && !line.isEmpty()) {
            state = State.PLAIN;
            String word = Values.word(line, 0).toLowerCase(Locale.ROOT);
            if (!line.startsWith("<") && directives.anywhere(word) == null) {
                return null;
            }
        }
        int end = endOfWord(line);
        if (end < 0) {
            return line;
        }
        state = line.substring(end).isBlank() ? State.ANNOUNCED : State.PLAIN;
        return line.startsWith("<") && line.endsWith(">") ? line.substring(0, end) + ">" : line.substring(0, end);
    }

    /** Where the first word that announces a secret ends; -1 if there is none, or only in a pattern. */
    private static int endOfWord(String line) {
        String small = line.toLowerCase(Locale.ROOT);
        if (small.length() != line.length()) {
            // No letter of a directive changes its length; whatever this is, nothing of it is needed.
            return 0;
        }
        int end = -1;
        for (String word : WORDS) {
            int at = small.indexOf(word);
            while (at >= 0 && inPattern(line, at)) {
                at = small.indexOf(word, at + 1);
            }
            if (at >= 0 && (end < 0 || at + word.length() < end)) {
                end = at + word.length();
            }
        }
        return end;
    }

    /** Whether this is between the first two slashes: servers do answer of passwords. */
    private static boolean inPattern(String line, int at) {
        String keyword = Values.word(line, 0).toLowerCase(Locale.ROOT);
        int open = Surplus.hasPattern(keyword) ? line.indexOf('/') : -1;
        int close = Patterns.end(line, open);
        return open >= 0 && open < at && close > at;
    }
}
