package acct.pmta.model;

import acct.model.FindingCertainty;
import acct.model.RecordType;
import acct.model.Severity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the {@code <acct-file>} blocks. User's Guide v5.0, 3.3.11. */
public final class AcctFiles {
    private static final List<String> TYPES =
            Arrays.stream(RecordType.values()).map(RecordType::code).toList();
    /** The long names of the record types. */
    private static final Map<String, String> SHORT = Map.of(
            "delivery", "d",
            "bounce", "b",
            "transient", "t",
            "transient-queue", "tq",
            "receipt", "r",
            "feedback-loop", "f",
            "remote-bounce", "rb",
            "remote-status", "rs");

    private final Remarks remarks;

    public AcctFiles(Remarks remarks) {
        this.remarks = remarks;
    }

    public List<AcctFile> of(List<ConfigurationBlock> blocks) {
        return blocks.stream()
                .filter(block -> !block.argument().isEmpty())
                .map(this::file)
                .toList();
    }

    private AcctFile file(ConfigurationBlock block) {
        Setting move = block.last("move-to");
        Setting delete = block.last("delete-after");
        String moveTo = move == null || move.text().isEmpty() ? null : move.text();
        Setting interval = block.last("move-interval");
        if (moveTo == null && interval != null) {
            remarks.add(Remarks.of(
                    "move-interval-ignored",
                    Severity.WARNING,
                    FindingCertainty.SURE,
                    interval.place(),
                    "PowerMTA ignores 'move-interval' without a word where there is no `move-to FOLDER`: files are not"
                            + " moved"));
        }
        return new AcctFile(
                path(block.argument()),
                block.place(),
                records(block),
                fields(block),
                moveTo,
                moveTo == null ? deleteAfter(delete) : null,
                delete == null ? block.place() : delete.place(),
                block.settings());
    }

    /** A file as written; of a pipe only that it is one, as a command may hold anything. */
    public static String path(String argument) {
        return argument.indexOf('|') < 0 ? argument : "|";
    }

    /** What is no time leaves the default. */
    private static @Nullable Duration deleteAfter(@Nullable Setting setting) {
        if (setting == null) {
            return AcctFile.DEFAULT_DELETE_AFTER;
        }
        if (setting.text().equalsIgnoreCase("never")) {
            return null;
        }
        Duration time = Values.interval(setting.value());
        return time == null ? AcctFile.DEFAULT_DELETE_AFTER : time;
    }

    /** Only one line is allowed, but files in use have several; PowerMTA's guide does not say which counts. */
    private List<String> records(ConfigurationBlock block) {
        List<Setting> lines = block.settings("records");
        List<String> types = new ArrayList<>();
        for (Setting line : lines) {
            List<String> named =
                    Values.list(line.text()).stream().map(AcctFiles::shortName).toList();
            types.addAll(named);
            if (!TYPES.containsAll(named)) {
                remarks.malformed(line.place(), "'records' takes types of records: " + String.join(", ", TYPES));
            }
        }
        if (lines.size() > 1) {
            Setting second = lines.get(1);
            remarks.add(Remarks.of(
                    "duplicate-block",
                    Severity.WARNING,
                    FindingCertainty.MAY,
                    second.place(),
                    "'records' is already at " + lines.get(0).place() + "; both may hold, or only one of them"));
        }
        return types.isEmpty()
                ? AcctFile.DEFAULT_RECORDS
                : types.stream().distinct().toList();
    }

    private static String shortName(String type) {
        String small = type.toLowerCase(Locale.ROOT);
        return SHORT.getOrDefault(small, small);
    }

    private static List<AcctFile.Fields> fields(ConfigurationBlock block) {
        List<AcctFile.Fields> found = new ArrayList<>();
        for (Setting line : block.settings("record-fields")) {
            String value = line.text();
            String type = Values.word(value, 0);
            String list = value.substring(Math.min(value.length(), type.length()));
            found.add(new AcctFile.Fields(shortName(type), Values.list(list), line.place()));
        }
        return found;
    }
}
