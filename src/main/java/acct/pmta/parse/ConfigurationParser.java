package acct.pmta.parse;

import acct.model.FindingCertainty;
import acct.model.Severity;
import acct.pmta.model.ConfigurationBlock;
import acct.pmta.model.Credentials;
import acct.pmta.model.Directives;
import acct.pmta.model.Directives.Keeping;
import acct.pmta.model.Directives.Known;
import acct.pmta.model.Place;
import acct.pmta.model.Remarks;
import acct.pmta.model.Setting;
import acct.pmta.model.Surplus;
import acct.pmta.model.Values;
import acct.pmta.parse.LineReader.Kind;
import acct.pmta.parse.LineReader.Line;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads a configuration line by line into blocks and settings, and reads on whatever it meets. Syntax: PowerMTA User's
 * Guide v5.0, 3.1, 3.2 and 3.3.1.31. Where the guide is silent it does what real files need: a list that ends in a comma
 * goes on in the next line, a block that is not closed ends where the next of its kind begins.
 */
public final class ConfigurationParser {
    /** More lines than the largest known configurations have many times over. */
    static final int MOST_LINES = 250_000;
    /** No real configuration nests deeper than five. */
    static final int DEEPEST = 32;

    private static final int MOST_FILES = 1_000;
    private static final int DEEPEST_INCLUDE = 16;
    private static final long MOST_BYTES = 256L << 20;
    private static final int LONGEST_NAME = 1_000;
    private static final String PATTERN_LIST = "<pattern-list>";

    private final ConfigurationFiles files;
    private final Remarks remarks;
    private final Directives directives = Directives.shipped();
    private final Syntax syntax;
    private final Secrets secrets = new Secrets(directives);
    private final Deque<ConfigurationBlock> open = new ArrayDeque<>();
    private final List<String> including = new ArrayList<>();
    private @Nullable Setting unfinished;
    private String main = "";
    private int lines;
    private int filesRead;
    private long bytes;
    /** Whether a quote of this line may be closed in what was cut off, as a comment or a secret. */
    private boolean quotesCut;
    /** How many blocks are open beyond the deepest that is kept. */
    private int tooDeep;

    public ConfigurationParser(ConfigurationFiles files, Remarks remarks) {
        this.files = files;
        this.remarks = remarks;
        this.syntax = new Syntax(directives, remarks);
    }

    /** The whole configuration that begins with this file. */
    public ConfigurationBlock parse(String file) throws IOException {
        main = file;
        ConfigurationBlock global = new ConfigurationBlock(Directives.GLOBAL, "", null, new Place(file, 1));
        open.push(global);
        read(file);
        finishList();
        while (open.size() > 1) {
            ConfigurationBlock block = open.pop();
            if (tooDeep == 0) {
                remarks.once(
                        "not-closed " + block.place(),
                        Remarks.of(
                                "malformed",
                                Severity.WARNING,
                                FindingCertainty.SURE,
                                block.place(),
                                "<" + block.kind() + "> is never closed: write </" + block.kind() + ">"));
            }
        }
        return global;
    }

    private void read(String file) throws IOException {
        Path path = files.path(file);
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            throw new IOException("is no regular file");
        }
        including.add(file);
        filesRead++;
        try (InputStream in = Files.newInputStream(path)) {
            LineReader reader = new LineReader(in);
            int number = 0;
            Line line = reader.next();
            while (line != null && mayGoOn(file, ++number, line, reader)) {
                statement(line.text(), new Place(file, number));
                line = reader.next();
            }
            bytes += reader.bytes();
        } finally {
            including.remove(including.size() - 1);
        }
    }

    private boolean mayGoOn(String file, int number, Line line, LineReader reader) {
        Place place = new Place(file, number);
        if (line.kind() == Kind.BINARY) {
            unread(file + " binary", place, "not text: a control character; nothing is read of this file from here on");
            return false;
        }
        if (++lines > MOST_LINES || bytes + reader.bytes() > MOST_BYTES) {
            unread(
                    "size",
                    place,
                    "the configuration is longer than " + MOST_LINES + " lines or " + (MOST_BYTES >> 20)
                            + " MB; nothing is read from here on");
            return false;
        }
        if (line.kind() == Kind.CUT) {
            unread(
                    place + " cut",
                    place,
                    "a line longer than " + LineReader.LONGEST + " bytes; its end is passed over");
        }
        if (line.text().indexOf('\uFFFD') >= 0) {
            remarks.once(
                    file + " utf8", Remarks.of("malformed", Severity.INFO, FindingCertainty.SURE, place, "not UTF-8"));
        }
        return true;
    }

    private void unread(String kind, Place place, String message) {
        remarks.once(kind, Remarks.of("malformed", Severity.CRITICAL, FindingCertainty.SURE, place, message));
    }

    private void statement(String raw, Place place) {
        int comment = raw.indexOf('#');
        if (comment >= 0) {
            syntax.comment(raw.substring(comment), place);
        }
        String text = (comment < 0 ? raw : raw.substring(0, comment)).strip();
        String kept = secrets.without(text);
        if (kept == null || kept.isEmpty()) {
            return;
        }
        String line = isInclude(kept) ? kept : Credentials.hidden(kept, comment < 0 ? "" : raw.substring(comment));
        quotesCut = kept.length() < text.length() || (comment >= 0 && raw.indexOf('"', comment) >= 0);
        Setting list = unfinished;
        if (list != null) {
            if (!startsSomethingElse(line)) {
                goOn(list, line);
                return;
            }
            remarks.malformed(list.place(), "the list ends in a comma, but the next line does not go on with it");
            finishList();
        }
        if (line.startsWith("</")) {
            close(line, place);
        } else if (line.startsWith("<")) {
            tag(line, place);
        } else if (tooDeep == 0) {
            setting(line, place);
        }
    }

    /** The name of a file must stay whole to be found; what is said of it is masked. */
    private static boolean isInclude(String line) {
        return Values.word(line, 0).equalsIgnoreCase("include");
    }

    private boolean startsSomethingElse(String line) {
        String word = Values.word(line, 0).toLowerCase(Locale.ROOT);
        return line.startsWith("<") || (line.indexOf(' ') > 0 && directives.anywhere(word) != null);
    }

    private void goOn(Setting list, String line) {
        String longer = list.value() + " " + line;
        unfinished = new Setting(
                list.keyword(), longer.length() <= LineReader.LONGEST ? longer : list.value(), list.place());
        if (!line.endsWith(",")) {
            finishList();
        }
    }

    private void finishList() {
        if (unfinished != null) {
            here().add(unfinished);
            unfinished = null;
        }
    }

    private ConfigurationBlock here() {
        return open.getFirst();
    }

    private void tag(String line, Place place) {
        int end = line.lastIndexOf('>');
        String inside = line.substring(1, end < 0 ? line.length() : end).strip();
        if (end < 0) {
            remarks.malformed(place, "a tag without > at its end");
        } else if (end < line.length() - 1) {
            remarks.malformed(place, "text after the tag is passed over: it needs a line of its own");
        }
        String word = Values.word(inside, 0).toLowerCase(Locale.ROOT);
        String kind = syntax.blockName(word);
        String argument =
                inside.substring(Math.min(inside.length(), word.length())).strip();
        if (!quotesCut && directives.isBlock(kind) && Values.isUnclosed(argument)) {
            syntax.unclosed(kind, place);
        }
        open(kind, argument, null, place);
    }

    private void open(String kind, String argument, @Nullable Setting opener, Place place) {
        if (tooDeep > 0 || open.size() > DEEPEST) {
            tooDeep++;
            unread("deep", place, "more than " + DEEPEST + " blocks in one another; what is deeper is not read");
            return;
        }
        closeForgotten(kind, place);
        syntax.block(here(), kind, argument, place);
        String own = Surplus.ofTag(kind, argument);
        String kept = own.substring(0, Math.min(own.length(), LONGEST_NAME));
        // What stands in a tag of no known kind might be anything, also a secret.
        ConfigurationBlock block = new ConfigurationBlock(kind, directives.isBlock(kind) ? kept : "", opener, place);
        here().add(block);
        open.push(block);
    }

    /** Where a block may not stand in the open one, but in one around that, a closing tag was forgotten. */
    private void closeForgotten(String kind, Place place) {
        if (!directives.isBlock(kind) || directives.mayHold(here().kind(), kind)) {
            return;
        }
        int up = 0;
        for (ConfigurationBlock block : open) {
            if (directives.mayHold(block.kind(), kind)) {
                for (int i = 0; i < up; i++) {
                    ConfigurationBlock forgotten = open.pop();
                    remarks.few(
                            "not closed",
                            Remarks.of(
                                    "malformed",
                                    Severity.WARNING,
                                    FindingCertainty.SURE,
                                    place,
                                    "<" + forgotten.kind() + "> of line "
                                            + forgotten.place().line() + " is not closed before this <" + kind + ">"));
                }
                return;
            }
            up++;
        }
    }

    private void close(String line, Place place) {
        String kind = syntax.blockName(
                Values.word(line.substring(2).replace('>', ' '), 0).toLowerCase(Locale.ROOT));
        if (tooDeep > 0) {
            tooDeep--;
            return;
        }
        int up = 0;
        for (ConfigurationBlock block : open) {
            if (block.kind().equals(kind) && !kind.equals(Directives.GLOBAL)) {
                for (int i = 0; i < up; i++) {
                    ConfigurationBlock crossed = open.pop();
                    remarks.malformed(
                            place,
                            "</" + kind + "> closes the block of line "
                                    + block.place().line() + ", but <" + crossed.kind() + "> of line "
                                    + crossed.place().line() + " is still open");
                }
                open.pop();
                return;
            }
            up++;
        }
        remarks.few(
                "not open",
                Remarks.of(
                        "malformed",
                        Severity.WARNING,
                        FindingCertainty.SURE,
                        place,
                        "a closing tag without an open block"));
    }

    private void setting(String line, Place place) {
        String keyword = Values.word(line, 0).toLowerCase(Locale.ROOT);
        int blank = 0;
        while (blank < line.length() && !Character.isWhitespace(line.charAt(blank))) {
            blank++;
        }
        String value = line.substring(blank).strip();
        if (line.startsWith("\"")) {
            keyword = line.substring(0, blank).toLowerCase(Locale.ROOT);
        }
        if (keyword.equals("include")) {
            include(Values.unquoted(Surplus.without(keyword, value)), place);
            return;
        }
        String known = isUnclosed(keyword, value, place) ? "" : syntax.setting(here(), keyword, value, place);
        if (known == null) {
            return;
        }
        Setting setting = new Setting(keyword, mayBeKept(keyword) ? Surplus.without(keyword, known) : "", place);
        if (value.endsWith(PATTERN_LIST)) {
            Setting opener = new Setting(
                    keyword,
                    value.substring(0, value.length() - PATTERN_LIST.length()).strip(),
                    place);
            open("pattern-list", "", opener, place);
        } else if (value.endsWith(",") && mayBeKept(keyword)) {
            unfinished = setting;
        } else {
            here().add(setting);
        }
    }

    /** A list may go on in the next line, and a quote in a pattern is a letter of it. */
    private boolean isUnclosed(String keyword, String value, Place place) {
        Known here = directives.in(here().kind(), keyword);
        if (here == null
                || quotesCut
                || value.endsWith(",")
                || Surplus.hasPattern(keyword)
                || !Values.isUnclosed(value)) {
            return false;
        }
        syntax.unclosed(here, place);
        return true;
    }

    private boolean mayBeKept(String keyword) {
        Known here = directives.in(here().kind(), keyword);
        Known known = here != null ? here : directives.anywhere(keyword);
        boolean open = known == null && directives.takesAnything(here().kind());
        return open || (known != null && known.keeping() == Keeping.KEPT);
    }

    private void include(String name, Place place) {
        if (ConfigurationFiles.isUrl(name)) {
            notRead(place, Severity.INFO, "an include from the network is never fetched; what it holds is not known");
            return;
        }
        String shown = Values.shown(Credentials.hidden(name));
        List<String> found = files.included(name, main);
        if (found.isEmpty()) {
            notRead(
                    place,
                    Severity.WARNING,
                    "no file here is named '" + shown + "'; what it holds is not known."
                            + " If the mail server is another host, copy the folder and give --config-root FOLDER=COPY");
        }
        for (String file : found) {
            include(file, shown, place);
        }
    }

    private void include(String file, String shown, Place place) {
        if (including.contains(file)) {
            unread("loop", place, "include loop: '" + shown + "' is included by itself; it is not read again");
        } else if (including.size() > DEEPEST_INCLUDE) {
            unread(
                    "include-depth",
                    place,
                    "more than " + DEEPEST_INCLUDE + " files include one another; '" + shown + "' is not read");
        } else if (filesRead >= MOST_FILES) {
            unread("files", place, "more than " + MOST_FILES + " files are included; the others are not read");
        } else if (lines <= MOST_LINES) {
            try {
                read(file);
            } catch (IOException e) {
                notRead(place, Severity.WARNING, "'" + shown + "' cannot be read; what it holds is not known");
            }
        }
    }

    private void notRead(Place place, Severity severity, String message) {
        remarks.add(Remarks.of("include-not-read", severity, FindingCertainty.SURE, place, message));
    }
}
