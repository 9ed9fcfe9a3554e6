package acct.classify.isp;

import java.util.Locale;

/** A pattern for names: {@code *} stands for any text, {@code ?} for one character; capitals and small letters are the same. */
public record Glob(String pattern) {
    public Glob {
        pattern = pattern.toLowerCase(Locale.ROOT);
    }

    /** Whether a name fits; takes at most as many steps as the product of both lengths. */
    public boolean fits(String text) {
        String name = text.toLowerCase(Locale.ROOT);
        int at = 0;
        int in = 0;
        int star = -1;
        int tried = 0;
        while (in < name.length()) {
            if (at < pattern.length() && pattern.charAt(at) == '*') {
                star = at++;
                tried = in;
            } else if (at < pattern.length() && (pattern.charAt(at) == '?' || pattern.charAt(at) == name.charAt(in))) {
                at++;
                in++;
            } else if (star >= 0) {
                // The last star takes one character more.
                at = star + 1;
                in = ++tried;
            } else {
                return false;
            }
        }
        while (at < pattern.length() && pattern.charAt(at) == '*') {
            at++;
        }
        return at == pattern.length();
    }
}
