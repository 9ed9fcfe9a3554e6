package acct.pmta.model;

/** Patterns between slashes; {@code \/} is a slash in one. They are never run. */
public final class Patterns {
    private Patterns() {}

    /** Where the pattern ends that begins with the slash at {@code open}; -1 if it does not. */
    public static int end(String line, int open) {
        if (open < 0) {
            return -1;
        }
        for (int i = open + 1; i < line.length(); i++) {
            if (line.charAt(i) == '\\') {
                i++;
            } else if (line.charAt(i) == '/') {
                return i;
            }
        }
        return -1;
    }
}
