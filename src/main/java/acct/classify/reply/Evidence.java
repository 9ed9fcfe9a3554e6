package acct.classify.reply;

import acct.model.ReplyCodes;
import acct.model.ReplyRule.Conditions;
import acct.model.StatusCodes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What rules look at in one reply, beside its words.
 *
 * @param status the enhanced status code; null if there is none
 * @param reply the SMTP reply code; 0 if there is none
 * @param bounceCat PowerMTA's category, as it is written in rules
 */
record Evidence(@Nullable Status status, int reply, String bounceCat) {

    /** Whether codes and category are as a rule wants them; one that does not ask for them is content. */
    boolean meets(Conditions when) {
        return (when.codes().isEmpty() || hasCode(when.codes()))
                && (when.replies().isEmpty() || hasReply(when.replies()))
                && (when.bounceCats().isEmpty() || when.bounceCats().contains(bounceCat));
    }

    private boolean hasCode(List<StatusCodes> codes) {
        if (status == null) {
            return false;
        }
        for (StatusCodes code : codes) {
            if (code.contains(status.kind(), status.subject(), status.detail())) {
                return true;
            }
        }
        return false;
    }

    /** Without a reply the status tells at least whether it was for now or for good. */
    private boolean hasReply(List<ReplyCodes> codes) {
        if (reply == 0 && status != null) {
            return codes.contains(new ReplyCodes(100 * status.kind(), 100 * status.kind() + 99));
        }
        for (ReplyCodes code : codes) {
            if (code.contains(reply)) {
                return true;
            }
        }
        return false;
    }

    /** The reply code that a text begins with; 0 if it begins with none. */
    static int reply(String text) {
        if (text.length() < 3 || !isDigit(text, 0) || !isDigit(text, 1) || !isDigit(text, 2) || isDigit(text, 3)) {
            return 0;
        }
        boolean dotted = text.length() > 4 && text.charAt(3) == '.' && isDigit(text, 4);
        return dotted ? 0 : Integer.parseInt(text.substring(0, 3));
    }

    /**
     * The enhanced status code of a failure. The one that the text begins with decides; PowerMTA writes x.0.0 where it
     * found none there, and then one further on in the text still says more.
     */
    static @Nullable Status status(@Nullable String dsnStatus, String text) {
        Status first = Status.first(text, reply(text) == 0 ? 1 : 5);
        if (first != null) {
            return first;
        }
        Status told = dsnStatus == null ? null : Status.first(dsnStatus, 1);
        if (told != null && !told.isUndefined()) {
            return told;
        }
        Status later = Status.first(text, text.length());
        return later == null ? told : later;
    }

    /** Whether a text says anything beside codes and placeholders: a reply code alone means little then. */
    static boolean hasWords(String text) {
        boolean masked = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            masked = c == '<' || (masked && c != '>');
            if (!masked && Character.isLetter(c)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isDigit(String text, int at) {
        return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }

    /** An enhanced status code (RFC 3463). */
    record Status(int kind, int subject, int detail) {

        /** Whether it says no more than its first digit. */
        boolean isUndefined() {
            return subject == 0 && detail == 0;
        }

        /** As it is written, such as {@code 5.1.1}. */
        String text() {
            return kind + "." + subject + "." + detail;
        }

        /** The first code in a text that begins before this place, or after the blanks and {@code #} there; or null. */
        static @Nullable Status first(String text, int before) {
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                boolean begins = (c == '4' || c == '5' || c == '2') && (i == 0 || !isPart(text.charAt(i - 1)));
                Status status = begins ? at(text, i) : null;
                if (status != null) {
                    return status;
                }
                if (i >= before - 1 && c != ' ' && c != '#' && c != '-') {
                    return null;
                }
            }
            return null;
        }

        private static @Nullable Status at(String text, int start) {
            int subjectEnd = digits(text, start + 2);
            if (start + 1 >= text.length() || text.charAt(start + 1) != '.' || subjectEnd < 0) {
                return null;
            }
            int detailEnd = digits(text, subjectEnd + 1);
            if (subjectEnd >= text.length() || text.charAt(subjectEnd) != '.' || detailEnd < 0) {
                return null;
            }
            boolean goesOn = detailEnd < text.length()
                    && (Character.isLetterOrDigit(text.charAt(detailEnd))
                            || (text.charAt(detailEnd) == '.' && isDigit(text, detailEnd + 1)));
            return goesOn
                    ? null
                    : new Status(
                            text.charAt(start) - '0',
                            Integer.parseInt(text.substring(start + 2, subjectEnd)),
                            Integer.parseInt(text.substring(subjectEnd + 1, detailEnd)));
        }

        /** Where one to three digits end; -1 if there are none or more. */
        private static int digits(String text, int start) {
            int end = start;
            while (isDigit(text, end) && end - start <= 3) {
                end++;
            }
            return end == start || end - start > 3 ? -1 : end;
        }

        private static boolean isPart(char c) {
            return Character.isLetterOrDigit(c) || c == '.';
        }
    }
}
