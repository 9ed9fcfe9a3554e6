package acct.doctor;

import acct.ask.StoredFile;
import acct.ask.StoredRows;
import acct.model.Counts;
import acct.model.Finding;
import acct.model.FindingKind;
import acct.model.Severity;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Which numbers the stored files cannot support, because a record type or a column is not in them. Pure. */
public final class BlindSpots {
    static final String COMPLAINTS_NOT_LOGGED = "complaints-not-logged";
    /** Fewer rows than this in one file may well have an empty column by chance, while other files fill it. */
    static final long ENOUGH_ROWS = 20;
    /** A file without a deferral says nothing unless so many would be expected of its recipients. */
    static final long ENOUGH_DEFERRALS = 10;
    /** Of 100 recipients so many must be hidden for the finding; some real addresses look like a hash. */
    private static final long HIDDEN_PERCENT = 90;

    private static final List<String> ATTEMPTS = List.of("d", "b", "t");
    private static final List<String> RECIPIENTS = List.of("d", "b");
    private static final List<String> DEFERRALS = List.of("t");

    private final List<StoredFile> files;
    private final Map<Long, Map<String, StoredRows>> rows = new HashMap<>();
    private final List<Finding> findings = new ArrayList<>();

    private BlindSpots(List<StoredFile> files, List<StoredRows> counted) {
        this.files = files;
        for (StoredRows part : counted) {
            rows.computeIfAbsent(part.load(), load -> new HashMap<>()).put(part.type(), part);
        }
    }

    /** The blind spots of these loads; one finding if there is no load at all. */
    public static List<Finding> of(List<StoredFile> files, List<StoredRows> rows) {
        return new BlindSpots(files, rows).find();
    }

    private List<Finding> find() {
        if (files.isEmpty()) {
            add(
                    "no-rows",
                    Severity.WARNING,
                    null,
                    "No row is stored for this time, so there is no number.",
                    "Load the files: `acct ingest PATH`.");
            return findings;
        }
        types();
        times();
        List<StoredFile> attempts =
                files.stream().filter(file -> count(file, ATTEMPTS) > 0).toList();
        if (!attempts.isEmpty()) {
            standardFields(attempts);
            FieldInput.ALL.forEach(input -> field(input, attempts));
            hiddenRecipients(attempts);
        }
        List<StoredFile> complaints =
                files.stream().filter(file -> count(file, List.of("f")) > 0).toList();
        if (!complaints.isEmpty()) {
            field(FieldInput.OF_COMPLAINTS, complaints);
        }
        return findings;
    }

    private void types() {
        long d = count("d");
        long b = count("b");
        if (d == 0) {
            add(
                    FindingKind.UNJUDGED,
                    "deliveries-not-logged",
                    Severity.WARNING,
                    "delivered",
                    files,
                    "Deliveries are not logged (no `d` row is stored), so no share of recipients can be given and no rule"
                            + " about bounces can judge.",
                    FieldInput.records("d,b,t,tq"));
        }
        if (b == 0 && (d == 0 || d >= Counts.NEVER_WITHOUT_BOUNCES)) {
            add(
                    "bounces-not-logged",
                    Severity.WARNING,
                    "bounced",
                    "Not one `b` row is stored" + (d == 0 ? "" : " beside " + grouped(d) + " deliveries")
                            + ", so bounces are most likely not logged.",
                    FieldInput.records("d,b,t,tq"));
        }
        deferrals(d + b);
        if (count("f") == 0) {
            add(
                    COMPLAINTS_NOT_LOGGED,
                    Severity.INFO,
                    "complaints",
                    "Complaints are not logged (no `f` row is stored), so there is no complaint share and the rule complaint"
                            + " is silent.",
                    "Register with the ISPs' feedback loops, name the address in a <feedback-loop-processor>, and in an"
                            + " <acct-file> write `records f`, then `pmta reload`.");
        } else {
            add(
                    "complaints-never-told",
                    Severity.INFO,
                    "complaints",
                    "Complaints at Gmail and Apple are not logged: these ISPs tell nobody of single complaints.",
                    "Look at Gmail's Postmaster Tools for its spam rate.");
        }
        if (count("tq") == 0) {
            add(
                    RareRows.QUEUE_EVENTS,
                    Severity.INFO,
                    "queue_events",
                    "Queue events are not logged (no `tq` row is stored): attempts that failed before any recipient was"
                            + " named, such as no connection, are not seen.",
                    FieldInput.records("d,b,t,tq"));
        }
        if (count("rb") == 0) {
            add(
                    RareRows.REMOTE_BOUNCES,
                    Severity.INFO,
                    "remote_bounces",
                    "Remote bounces are not logged (no `rb` row is stored): mail that was accepted and bounced later counts"
                            + " as delivered.",
                    "Name the bounce address in a <bounce-processor>, and in an <acct-file> write `records rb,rs`, then"
                            + " `pmta reload`.");
        }
    }

    private void deferrals(long recipients) {
        if (count("t") == 0) {
            add(
                    "deferrals-not-logged",
                    Severity.WARNING,
                    "deferred",
                    "Deferrals are not logged (no `t` row is stored): deferred, attempts and deferred_share are unknown, and"
                            + " throttling cannot be seen. PowerMTA logs `d,b` unless told otherwise.",
                    FieldInput.records("d,b,t,tq"));
            return;
        }
        List<StoredFile> withRecipients =
                files.stream().filter(file -> count(file, RECIPIENTS) > 0).toList();
        List<StoredFile> with =
                files.stream().filter(file -> count(file, DEFERRALS) > 0).toList();
        long beside = count(with, RECIPIENTS);
        double usual = (double) count("t") / (beside > 0 ? beside : recipients);
        List<StoredFile> without = withRecipients.stream()
                .filter(file -> count(file, DEFERRALS) == 0)
                .filter(file -> count(file, RECIPIENTS) * usual >= ENOUGH_DEFERRALS)
                .toList();
        if (with.size() < withRecipients.size() && !without.isEmpty()) {
            add(
                    "deferrals-partly-logged",
                    Severity.WARNING,
                    "deferred",
                    "Deferrals are logged in " + with.size() + " of " + (with.size() + without.size())
                            + " loads; the sums hold only these. One without: "
                            + without.get(0).path() + ".",
                    "Where that file comes from: " + FieldInput.records("d,b,t,tq"));
        }
    }

    private void times() {
        List<StoredFile> timeless = files.stream()
                .filter(file -> file.hasHeader() && lacks(file, "timeLogged") && lacks(file, "timeQueued"))
                .toList();
        List<StoredFile> queuedOnly = files.stream()
                .filter(file -> file.hasHeader() && lacks(file, "timeLogged") && !lacks(file, "timeQueued"))
                .toList();
        if (!timeless.isEmpty()) {
            add(
                    "time-not-logged",
                    Severity.WARNING,
                    "timeLogged",
                    timeless,
                    "`timeLogged` is not in the header of " + inFiles(timeless, files)
                            + ": their rows belong to no day or hour, are in no report of a day, and no rule judges them.",
                    FieldInput.fields(ATTEMPTS, "timeLogged"));
        }
        if (!queuedOnly.isEmpty()) {
            add(
                    "event-time-not-logged",
                    Severity.WARNING,
                    "timeLogged",
                    queuedOnly,
                    "Only `timeQueued` and no `timeLogged` is in the header of " + inFiles(queuedOnly, files)
                            + ": days and hours are those in which mail was queued, and delivery times are unknown.",
                    FieldInput.fields(ATTEMPTS, "timeLogged"));
        }
        long without = rows.entrySet().stream()
                .filter(entry -> timeless.stream().noneMatch(file -> file.load() == entry.getKey()))
                .flatMap(entry -> entry.getValue().values().stream())
                .mapToLong(StoredRows::withoutTime)
                .sum();
        if (without > 0) {
            add(
                    "rows-without-time",
                    Severity.INFO,
                    "day",
                    grouped(without) + (without == 1 ? " row has" : " rows have") + " no time and belong to no day.",
                    FieldInput.fields(ATTEMPTS, "timeLogged"));
        }
    }

    private void standardFields(List<StoredFile> attempts) {
        List<StoredFile> bare = attempts.stream().filter(BlindSpots::isBare).toList();
        if (!bare.isEmpty()) {
            add(
                    "standard-fields-not-logged",
                    Severity.WARNING,
                    null,
                    bare,
                    "Only copied headers (header_*) are in " + inFiles(bare, attempts)
                            + ": rows can be counted and not split.",
                    "In the <acct-file> write `record-fields d *,header_NAME`, with `*` before the headers, for each type,"
                            + " then `pmta reload`.");
        }
    }

    private static boolean isBare(StoredFile file) {
        return file.hasHeader()
                && file.columns().stream().allMatch(name -> name.equals("type") || name.startsWith("header_"));
    }

    private void field(FieldInput input, List<StoredFile> attempts) {
        // A file of other types need not have the column, unless no file at all could.
        List<StoredFile> withRows =
                attempts.stream().filter(file -> count(file, input.types()) > 0).toList();
        List<StoredFile> asked = withRows.isEmpty() ? attempts : withRows;
        boolean nowhere = asked.stream().allMatch(file -> isMissing(file, input, 1));
        List<StoredFile> missing = asked.stream()
                .filter(file -> isMissing(file, input, nowhere ? 1 : ENOUGH_ROWS))
                .toList();
        if (missing.isEmpty()) {
            return;
        }
        boolean absent = missing.stream().allMatch(file -> hasNoneOf(file, input));
        String column = "`" + input.column() + "`";
        String where = absent
                ? column + " is not in the header of " + inFiles(missing, asked)
                : nowhere && missing.stream().noneMatch(file -> hasNoneOf(file, input))
                        ? column + " is in the header but empty in all " + grouped(looked(missing, input)) + " "
                                + String.join(", ", input.types()) + " rows"
                        : column + " is missing or always empty in " + inFiles(missing, asked);
        add(
                input.kind(),
                input.finding(),
                input.severity(),
                input.column(),
                missing,
                where + ": " + input.lost() + (nowhere ? "." : " for their rows."),
                absent ? input.fixAbsent() : input.fixEmpty());
    }

    private boolean isMissing(StoredFile file, FieldInput input, long enough) {
        return filled(file, input) == 0 && (hasNoneOf(file, input) || looked(List.of(file), input) >= enough);
    }

    private static boolean hasNoneOf(StoredFile file, FieldInput input) {
        return file.hasHeader() && input.headers().stream().noneMatch(file::has);
    }

    private void hiddenRecipients(List<StoredFile> attempts) {
        Predicate<StoredFile> hidden = file -> {
            long rcpt = sum(file, ATTEMPTS, "rcpt");
            return rcpt > 0
                    && file.privacy() == null
                    && sum(file, ATTEMPTS, StoredRows.REDACTED) * 100 >= rcpt * HIDDEN_PERCENT;
        };
        List<StoredFile> found = attempts.stream().filter(hidden).toList();
        if (!found.isEmpty()) {
            add(
                    "recipients-hidden",
                    Severity.INFO,
                    "rcpt",
                    found,
                    "The part of `rcpt` before the @ is hidden in " + inFiles(found, attempts)
                            + ": counts by domain and ISP are whole; a recipient can only be found if `privacy.key-file` in acct.yaml has the key of PowerMTA.",
                    "If you may keep addresses: take `privacy-policy` out of PowerMTA's configuration, or write"
                            + " `privacy-policy retain`, then `pmta reload`.");
        }
    }

    private static boolean lacks(StoredFile file, String column) {
        return !file.has(column);
    }

    private long count(String type) {
        return files.stream().mapToLong(file -> count(file, List.of(type))).sum();
    }

    private long count(List<StoredFile> of, List<String> types) {
        return of.stream().mapToLong(file -> count(file, types)).sum();
    }

    private long count(StoredFile file, List<String> types) {
        Map<String, StoredRows> parts = rows.getOrDefault(file.load(), Map.of());
        return types.stream()
                .map(parts::get)
                .filter(Objects::nonNull)
                .mapToLong(StoredRows::rows)
                .sum();
    }

    private long filled(StoredFile file, FieldInput input) {
        return input.headers().stream()
                .mapToLong(column -> sum(file, input.types(), column))
                .sum();
    }

    private long sum(StoredFile file, List<String> types, String column) {
        Map<String, StoredRows> parts = rows.getOrDefault(file.load(), Map.of());
        return types.stream()
                .map(parts::get)
                .filter(Objects::nonNull)
                .mapToLong(part -> part.filled(column))
                .sum();
    }

    private long looked(List<StoredFile> of, FieldInput input) {
        return of.stream()
                .map(file -> rows.getOrDefault(file.load(), Map.of()))
                .flatMap(parts -> input.types().stream().map(parts::get))
                .filter(Objects::nonNull)
                .mapToLong(StoredRows::looked)
                .sum();
    }

    /** {@code all 3 files}, or {@code 2 of 3 files, such as acct-1.csv}; a file loaded in parts counts once. */
    private static String inFiles(List<StoredFile> some, List<StoredFile> all) {
        // Files of two servers may have one name.
        long n = some.stream()
                .map(file -> file.server() + file.place())
                .distinct()
                .count();
        long of = all.stream()
                .map(file -> file.server() + file.place())
                .distinct()
                .count();
        if (n == of) {
            return of == 1 ? some.get(0).path() : "all " + of + " files";
        }
        return n + " of " + of + " files, such as " + some.get(0).path();
    }

    /** Adds a finding about everything stored; the subject is the number concerned. */
    private void add(String finding, Severity severity, @Nullable String subject, String message, String fix) {
        add(finding, severity, subject, files, message, fix);
    }

    private void add(
            String finding,
            Severity severity,
            @Nullable String subject,
            List<StoredFile> of,
            String message,
            String fix) {
        add(FindingKind.DATA, finding, severity, subject, of, message, fix);
    }

    private void add(
            FindingKind kind,
            String finding,
            Severity severity,
            @Nullable String subject,
            List<StoredFile> of,
            String message,
            String fix) {
        findings.add(Finding.ofFiles(finding, severity, subject, first(of), last(of), message, fix)
                .of(kind));
    }

    private static @Nullable LocalDate first(List<StoredFile> of) {
        return of.stream()
                .map(StoredFile::firstDay)
                .filter(Objects::nonNull)
                .min(LocalDate::compareTo)
                .orElse(null);
    }

    private static @Nullable LocalDate last(List<StoredFile> of) {
        return of.stream()
                .map(StoredFile::lastDay)
                .filter(Objects::nonNull)
                .max(LocalDate::compareTo)
                .orElse(null);
    }

    private static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
