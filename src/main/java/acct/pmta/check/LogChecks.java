package acct.pmta.check;

import acct.model.FindingCertainty;
import acct.model.Severity;
import acct.pmta.model.AcctFile;
import acct.pmta.model.DomainBlock;
import acct.pmta.model.Place;
import acct.pmta.model.Reference;
import acct.pmta.model.Remarks;
import acct.pmta.model.Setting;
import acct.pmta.model.Thresholds;
import acct.pmta.model.Values;
import acct.pmta.show.Names;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What the accounting files of this configuration cannot tell: everything acct says rests on them. */
final class LogChecks {
    private static final Set<String> SENT = Set.of("d", "b", "t");
    /** Without one of these, a part of the report is empty. */
    private static final List<String> NEEDED =
            List.of("timeLogged", "rcpt", "dsnStatus", "dsnDiag", "dsnMta", "dlvSourceIp", "vmta", "queue", "jobId");

    private static final String ONLY_OF_BOUNCES = "bounceCat";
    private static final Set<String> CATEGORIES = Set.of(
            "bad-configuration",
            "bad-connection",
            "bad-domain",
            "bad-mailbox",
            "content-related",
            "inactive-mailbox",
            "invalid-sender",
            "message-expired",
            "no-answer-from-host",
            "other",
            "policy-related",
            "protocol-errors",
            "quota-issues",
            "relaying-issues",
            "routing-errors",
            "spam-related",
            "virus-related",
            "success");

    private final Names names;
    private final List<AcctFile> files;
    private final Thresholds thresholds;
    private final Remarks remarks;
    private final FindingCertainty certainty;

    private LogChecks(Names names, Thresholds thresholds, Remarks remarks) {
        this.names = names;
        this.files = names.configuration().acctFiles();
        this.thresholds = thresholds;
        this.remarks = remarks;
        this.certainty = names.isIncomplete() ? FindingCertainty.MAY : FindingCertainty.SURE;
    }

    static void check(Names names, Thresholds thresholds, Remarks remarks) {
        LogChecks checks = new LogChecks(names, thresholds, remarks);
        checks.types();
        checks.twice();
        checks.filters();
        checks.columns();
        checks.deleted();
        checks.categories();
    }

    private void say(String check, Severity severity, Place place, String message) {
        remarks.add(Remarks.of(check, severity, certainty, place, message));
    }

    /** A configuration without any block is a part of one; nothing can be said of it. */
    private void types() {
        if (files.isEmpty()) {
            return;
        }
        Place place = files.get(0).place();
        if (nobodyRecords("t")) {
            say(
                    "deferrals-not-logged",
                    Severity.WARNING,
                    recordsPlace(files.get(0)),
                    "no <acct-file> records `t`: deferrals cannot be counted; write `records d,b,t`");
        }
        for (String type : List.of("d", "b")) {
            if (nobodyRecords(type)) {
                String what = type.equals("d") ? "deliveries" : "bounces";
                say(
                        what + "-not-logged",
                        Severity.WARNING,
                        place,
                        "no <acct-file> records `" + type + "`: " + what + " cannot be counted");
            }
        }
    }

    private boolean nobodyRecords(String type) {
        return files.stream().noneMatch(file -> file.records().contains(type));
    }

    private static Place recordsPlace(AcctFile file) {
        return file.settings().stream()
                .filter(setting -> setting.keyword().equals("records"))
                .map(Setting::place)
                .findFirst()
                .orElse(file.place());
    }

    private static boolean has(AcctFile file, String keyword) {
        return file.settings().stream().anyMatch(setting -> setting.keyword().equals(keyword));
    }

    private void twice() {
        Map<String, AcctFile> first = new LinkedHashMap<>();
        for (AcctFile file : files) {
            List<String> again = new ArrayList<>();
            AcctFile other = null;
            for (String type : file.isPipe() ? List.<String>of() : file.records()) {
                AcctFile before = first.putIfAbsent(type, file);
                if (before != null) {
                    again.add(type);
                    other = before;
                }
            }
            if (other != null) {
                boolean filtered = has(file, "queue-filter") || has(other, "queue-filter");
                remarks.add(Remarks.of(
                        "double-logged",
                        Severity.WARNING,
                        filtered ? FindingCertainty.MAY : certainty,
                        recordsPlace(file),
                        "records of type " + String.join(", ", again) + " are also in the file of " + other.place()
                                + ": load only one of the two, or they count twice"));
            }
        }
    }

    private void filters() {
        for (AcctFile file : files) {
            for (Setting setting : file.settings()) {
                switch (setting.keyword()) {
                    case "queue-filter" -> filtered(setting, "records of the other queues are never written");
                    case "privacy-policy" ->
                        say(
                                "addresses-hidden",
                                Severity.INFO,
                                setting.place(),
                                "the local part of addresses is replaced: single recipients cannot be followed");
                    case "map-header-to-field" -> mapped(setting);
                    default -> {
                        // Nothing that takes records away.
                    }
                }
            }
        }
        for (DomainBlock block : names.allDomains()) {
            block.last("disable-acct-records")
                    .filter(setting -> !setting.text().isEmpty())
                    .ifPresent(setting -> filtered(setting, "some records of these queues are never written"));
            boolean discards = block.last("type")
                    .map(setting -> setting.text().equalsIgnoreCase("discard"))
                    .orElse(false);
            boolean asBounce =
                    block.last("discard-as-bounce").map(Setting::isYes).orElse(false);
            if (discards && !asBounce) {
                say(
                        "deliveries-not-real",
                        Severity.INFO,
                        block.place(),
                        "mail to " + Values.shown(block.argument())
                                + " is thrown away, but logged as delivered; acct counts it as not sent");
            }
        }
    }

    private void filtered(Setting setting, String what) {
        say(
                "records-filtered",
                Severity.WARNING,
                setting.place(),
                "'" + setting.keyword() + "': " + what + ", so totals are partial");
    }

    /** A complaint names its recipient in a header, and only there; that is what the directive is made for. */
    private void mapped(Setting setting) {
        List<String> words = Values.words(setting.value());
        boolean sent = !words.isEmpty() && SENT.contains(words.get(0).toLowerCase(Locale.ROOT));
        String field = words.size() < 3 ? "" : words.get(2);
        if (sent && (field.equalsIgnoreCase("orig") || field.equalsIgnoreCase("rcpt"))) {
            say(
                    "columns-replaced",
                    Severity.WARNING,
                    setting.place(),
                    "the column " + field + " of `" + words.get(0)
                            + "` rows holds a header, not the envelope's address");
        }
    }

    private void columns() {
        for (AcctFile file : files) {
            for (String type : file.records()) {
                List<AcctFile.Fields> lines = file.recordFields().stream()
                        .filter(fields -> fields.type().equals(type))
                        .toList();
                if (!SENT.contains(type) || lines.isEmpty()) {
                    continue;
                }
                List<String> missing = new ArrayList<>(NEEDED);
                if (type.equals("b")) {
                    missing.add(ONLY_OF_BOUNCES);
                }
                missing.removeIf(field -> lines.stream().anyMatch(line -> line.has(field)));
                if (!missing.isEmpty()) {
                    say(
                            "columns-missing",
                            Severity.WARNING,
                            lines.get(0).place(),
                            "`" + type + "` rows lack " + String.join(", ", missing)
                                    + ": numbers that need them stay empty");
                }
            }
        }
    }

    private void deleted() {
        for (AcctFile file : files) {
            Duration after = file.deleteAfter();
            if (after != null && !file.isPipe() && after.compareTo(thresholds.deleteAfter()) < 0) {
                say(
                        "delete-after-short",
                        Severity.WARNING,
                        file.deletePlace(),
                        "files are deleted after " + after.toHours()
                                + " hours: a failed night cannot be repeated after a" + " weekend; at least "
                                + thresholds.deleteAfter().toDays() + "d is safe");
            }
        }
    }

    private void categories() {
        List<String> own = new ArrayList<>();
        Place place = null;
        for (Reference category : names.configuration().bounceCategories()) {
            String name = category.name();
            if (!CATEGORIES.contains(name) && !own.contains(name) && own.size() < 10) {
                own.add(Values.shown(name));
                place = place == null ? category.place() : place;
            }
        }
        if (place != null) {
            remarks.add(Remarks.of(
                    "custom-bounce-categories",
                    Severity.INFO,
                    FindingCertainty.SURE,
                    place,
                    "bounce categories of your own: " + String.join(", ", own)
                            + "; no rule of acct knows what they mean"));
        }
    }
}
