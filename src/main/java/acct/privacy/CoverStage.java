package acct.privacy;

import acct.privacy.CoveredText.Dots;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes something in the place of local parts, wherever in a row they stand. One thread's. */
final class CoverStage {
    private static final String STOPS = "<>()[]{}|,;:\"\\@";
    private static final String LEADING = "'`*";
    private static final int SHORTEST_OF_REPLY = 3;
    private static final int SHORTEST_OF_ID = 4;

    private final LocalParts parts;
    private List<OwnRecipient> own = List.of();

    CoverStage(LocalParts parts) {
        this.parts = parts;
    }

    /** Looks at another row. */
    void begin(@Nullable String rcpt, @Nullable String orcpt) {
        own = OwnRecipient.of(parts, rcpt, orcpt);
    }

    String cell(CellKind kind, String text) {
        return switch (kind) {
            case ADDRESS -> address(text);
            case NAME -> own.isEmpty() ? text : covered(text, kind);
            case TEXT -> hasAt(text) ? covered(text, kind) : text;
            case SENDER, REPLY, ID -> own.isEmpty() && !hasAt(text) ? text : covered(text, kind);
        };
    }

    private static boolean hasAt(String text) {
        return text.indexOf('@') >= 0 || text.contains("%40");
    }

    private String address(String cell) {
        int from = OwnRecipient.begin(cell);
        int at = cell.lastIndexOf('@');
        int end = at < from ? OwnRecipient.end(cell) : at;
        if (end <= from) {
            return cell;
        }
        String local = OwnRecipient.unquoted(cell.substring(from, end));
        String domain = at < from ? "" : cell.substring(at + 1, Math.max(at + 1, OwnRecipient.end(cell)));
        String instead = parts.of(local, domain);
        return instead.equals(local) ? cell : cell.substring(0, from) + instead + cell.substring(end);
    }

    private String covered(String text, CellKind kind) {
        Map<String, String> found = new LinkedHashMap<>();
        CoveredText covered = addresses(text, kind, found);
        if (kind == CellKind.SENDER || kind == CellKind.ID || kind == CellKind.REPLY) {
            boolean isReply = kind == CellKind.REPLY;
            for (OwnRecipient recipient : own) {
                covered.replace(
                        new NameWord(
                                recipient.local(),
                                recipient.instead(),
                                isReply || kind == CellKind.SENDER ? SHORTEST_OF_REPLY : SHORTEST_OF_ID),
                        isReply ? Dots.JOIN : Dots.DIVIDE);
            }
        }
        return covered.toString();
    }

    /** A whole line that is no record: every address, and the names of these addresses wherever they stand alone. */
    String line(String raw) {
        if (!hasAt(raw)) {
            return raw;
        }
        Map<String, String> found = new LinkedHashMap<>();
        CoveredText covered = addresses(raw, CellKind.REPLY, found);
        found.forEach((local, instead) -> covered.replace(new NameWord(local, instead, SHORTEST_OF_REPLY), Dots.JOIN));
        return covered.toString();
    }

    /** @param found takes the local parts that were covered */
    private CoveredText addresses(String text, CellKind kind, Map<String, String> found) {
        CoveredText out = new CoveredText(text.length() + 64);
        int done = 0;
        for (int at = nextAt(text, 0); at >= 0; at = nextAt(text, Math.max(done, at + 1))) {
            int behind = at + (text.charAt(at) == '@' ? 1 : 3);
            int end = endOfDomain(text, behind);
            String domain = trimmed(text.substring(behind, end));
            int begin = Math.max(done, beginOfLocal(text, at, domain, done));
            if (begin >= at) {
                continue;
            }
            out.open(text, done, begin);
            local(out, text.substring(begin, at), domain, kind, found);
            out.settle(text.substring(at, end));
            done = end;
        }
        // VERP of a recipient may stand without the address that it is a part of.
        out.open(text, done, text.length());
        return out;
    }

    private static int nextAt(String text, int from) {
        int at = text.indexOf('@', from);
        int code = text.indexOf("%40", from);
        return at < 0 || (code >= 0 && code < at) ? code : at;
    }

    private static int endOfDomain(String text, int from) {
        int end = from;
        while (end < text.length() && isOfDomain(text.charAt(end), end == from)) {
            end++;
        }
        return end;
    }

    private static boolean isOfDomain(char c, boolean isFirst) {
        return Character.isLetterOrDigit(c) || c == '.' || c == '-' || c == '_' || (isFirst && c == '[');
    }

    private static String trimmed(String domain) {
        int end = domain.length();
        while (end > 0 && (domain.charAt(end - 1) == '.' || domain.charAt(end - 1) == '-')) {
            end--;
        }
        return domain.substring(0, end);
    }

    private int beginOfLocal(String text, int at, String domain, int from) {
        int begin = at;
        if (at > from && text.charAt(at - 1) == '"') {
            int inside = at - 1;
            while (inside > from && text.charAt(inside - 1) == '"') {
                inside--;
            }
            int opening = text.lastIndexOf('"', inside - 1);
            begin = opening < from ? inside : opening + 1;
        } else {
            while (begin > from && isOfLocal(text.charAt(begin - 1))) {
                begin--;
            }
        }
        while (begin < at && LEADING.indexOf(text.charAt(begin)) >= 0) {
            begin++;
        }
        for (OwnRecipient recipient : own) {
            int length = recipient.local().length();
            if (at - length < begin
                    && at - length >= from
                    && recipient.isAt(domain)
                    && text.regionMatches(true, at - length, recipient.local(), 0, length)) {
                begin = at - length;
            }
        }
        return begin;
    }

    private static boolean isOfLocal(char c) {
        return c == 0 || (c > ' ' && c != 0x7f && !Character.isWhitespace(c) && STOPS.indexOf(c) < 0);
    }

    private void local(CoveredText out, String local, String domain, CellKind kind, Map<String, String> found) {
        int closing = local.indexOf('"');
        String inside = closing < 0 ? local : local.substring(0, closing);
        String[] segments = closing < 0 ? inside.split("=", -1) : new String[] {inside};
        boolean endsWithOwn = isOwn(segments[segments.length - 1], domain);
        boolean isRewritten = local.regionMatches(true, 0, "SRS", 0, 3);
        for (int i = 0; i < segments.length; i++) {
            String segment = segments[i];
            boolean isLast = i == segments.length - 1;
            if (i > 0) {
                out.settle("=");
            }
            if (isLast) {
                String of = isRewritten && i > 0 ? segments[i - 1] : domain;
                last(out, segment, of, new Place(kind, i > 0, isRewritten && i > 0), found);
            } else if (isDomain(segments[i + 1]) && !isRewritten && !endsWithOwn) {
                verp(out, segment, segments[i + 1], kind, found);
            } else {
                out.open(segment, 0, segment.length());
            }
        }
        out.settle(local.substring(inside.length()));
    }

    /**
     * Where the last part of a local part stands.
     *
     * @param isBehind whether another one is before it
     * @param isRecipient whether it is a recipient's, whoever's address it is
     */
    private record Place(CellKind kind, boolean isBehind, boolean isRecipient) {}

    private void last(CoveredText out, String segment, String domain, Place place, Map<String, String> found) {
        if (place.isBehind() && own.stream().anyMatch(recipient -> recipient.isAt(segment))) {
            out.settle(segment);
            return;
        }
        boolean isOthers = switch (place.kind()) {
            case SENDER -> !place.isRecipient() && !isOwn(segment, domain);
            case NAME -> !isOwn(segment, domain);
            default -> false;
        };
        if (isOthers && endsWithOwn(out, segment, domain)) {
            return;
        }
        String instead = isOthers ? segment : parts.of(segment, domain);
        if (instead.equals(segment)) {
            out.open(segment, 0, segment.length());
        } else {
            found.putIfAbsent(segment, instead);
            out.settle(instead);
        }
    }

    private boolean isOwn(String local, String domain) {
        return own.stream()
                .anyMatch(recipient -> recipient.isAt(domain)
                        && recipient.local().toLowerCase(Locale.ROOT).equals(local.toLowerCase(Locale.ROOT)));
    }

    private static boolean isDomain(String segment) {
        int dot = segment.lastIndexOf('.');
        return dot > 0
                && dot < segment.length() - 1
                && segment.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '.' || c == '-');
    }

    /** {@code bounce-ann=example.com}: nobody can say where the sender's word ends, unless the recipient is known. */
    private void verp(CoveredText out, String segment, String domain, CellKind kind, Map<String, String> found) {
        if (endsWithOwn(out, segment, domain)) {
            return;
        }
        if (kind == CellKind.NAME) {
            out.open(segment, 0, segment.length());
            return;
        }
        for (int begin : begins(segment)) {
            String local = segment.substring(begin);
            String instead = parts.of(local, domain);
            if (!instead.equals(local)) {
                out.open(segment, 0, begin);
                found.putIfAbsent(local, instead);
                out.settle(instead);
                return;
            }
        }
        out.open(segment, 0, segment.length());
    }

    /** Writes it, if it ends with the recipient, as in {@code bounce-ann} and {@code to-ann}. */
    private boolean endsWithOwn(CoveredText out, String segment, String domain) {
        for (OwnRecipient recipient : own) {
            int length = recipient.local().length();
            int begin = segment.length() - length;
            if (recipient.isAt(domain)
                    && begin >= 0
                    && begins(segment).contains(begin)
                    && segment.regionMatches(true, begin, recipient.local(), 0, length)) {
                out.open(segment, 0, begin);
                out.settle(recipient.instead());
                return true;
            }
        }
        return false;
    }

    /** Where a name may begin: at the start, and behind what divides words. */
    private static List<Integer> begins(String segment) {
        List<Integer> begins = new ArrayList<>();
        begins.add(0);
        for (int i = 0; i < segment.length() - 1; i++) {
            if ("-+._".indexOf(segment.charAt(i)) >= 0) {
                begins.add(i + 1);
            }
        }
        return begins;
    }
}
