package acct.doctor;

import acct.ask.CountSource;
import acct.ask.JudgedFacts;
import acct.ask.LoadedFrom;
import acct.ask.Questions;
import acct.ask.StoredFile;
import acct.ask.StoredInventory;
import acct.ask.StoredRows;
import acct.audit.PmtaConfigurations;
import acct.config.Config;
import acct.model.Finding;
import acct.model.Period;
import acct.model.Severity;
import acct.model.Surroundings;
import acct.pmta.model.AcctFile;
import acct.read.AccountingFile;
import acct.read.FilesAtHand;
import acct.read.Fingerprint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts together what {@code acct doctor} and every report say about the stored files themselves. */
public final class Doctor {
    private final Surroundings around;
    private final Config config;
    private final DataWatch watch;
    private final LoadedFrom loadedFrom;

    public Doctor(Surroundings around, Config config, DataWatch watch, LoadedFrom loadedFrom) {
        this.around = around;
        this.config = config;
        this.watch = watch;
        this.loadedFrom = loadedFrom;
    }

    private boolean isElsewhere() {
        return loadedFrom == LoadedFrom.OTHER_HOSTS;
    }

    /** Blind spots and gaps of a period, warnings first. */
    public List<Finding> findings(Questions questions, Period period) {
        StoredInventory inventory = new StoredInventory(questions);
        List<StoredFile> files = inventory.files(period);
        List<StoredRows> rows = rows(inventory, period);
        ServerFindings ofServers = ServerFindings.of(files);
        List<Finding> findings = new ArrayList<>(ofServers.blindSpots(rows));
        findings.replaceAll(finding ->
                ComplaintsMissing.instead(finding, period, since -> JudgedFacts.LOGGED_DAYS.ask(questions, since)));
        findings.removeIf(finding -> RareRows.areLoggedBefore(finding, period, questions::logged));
        List<MissingDays> missing = MissingDays.of(questions.storedDays(Period.ALL), period);
        if (!files.isEmpty()) {
            findings.addAll(ofServers.gaps(path -> !isElsewhere() && FilesAtHand.isWithoutRows(around.path(path))));
            StoredInventory.Hours hours = inventory.hours(withHistory(period), Rhythm.MOST_SERVERS);
            watch.notOver(questions, period).ifPresent(findings::add);
            findings.addAll(Rhythm.of(hours.traffic(), period, around.clock().instant()));
            findings.addAll(ofServers.missingDays(hours.traffic(), period, missing));
            if (hours.servers() > Rhythm.MOST_SERVERS) {
                findings.add(notJudged(period, hours.servers()));
            }
        }
        missing.forEach(days -> findings.add(days.finding()));
        if (isElsewhere()) {
            findings.replaceAll(FilesElsewhere::advised);
            FilesElsewhere.withoutRows(files, rows, period).ifPresent(findings::add);
        }
        return Finding.worstFirst(findings);
    }

    /** An older acct has published rows without counting their columns. */
    private List<StoredRows> rows(StoredInventory inventory, Period period) {
        List<StoredRows> counted = inventory.rows(period);
        return isElsewhere() && counted.stream().anyMatch(FilesElsewhere::isNotLookedAt)
                ? inventory.rowsLookedAt(period)
                : counted;
    }

    private static Finding notJudged(Period period, long servers) {
        return Finding.ofFiles(
                "servers-not-judged",
                Severity.INFO,
                null,
                period.since(),
                period.until(),
                String.format(
                        Locale.ROOT,
                        "Rows name %,d servers; whether they fell silent was judged of the %,d with the most attempts.",
                        servers,
                        Rhythm.MOST_SERVERS),
                "If these are no names of servers, set `server:` in acct.yaml.");
    }

    /** Days without rows just before a period, which have no report of their own. */
    public List<Finding> gapBefore(Questions questions, Period period) {
        LocalDate since = period.since();
        return since == null
                ? List.of()
                : MissingDays.before(since, questions.storedDays(Period.ALL)).stream()
                        .map(MissingDays::finding)
                        .toList();
    }

    /** What of a period was taken out of the store by {@code acct prune}; what others have not published is told above. */
    public List<Finding> pruned(Questions questions, Period period) {
        LocalDate lastGone = isElsewhere()
                ? null
                : questions.logged(period, CountSource.ROWS).lastGone();
        LocalDate until = period.until();
        return lastGone == null
                ? List.of()
                : List.of(Finding.ofFiles(
                        "rows-pruned",
                        Severity.INFO,
                        null,
                        period.since(),
                        until != null && until.isBefore(lastGone) ? until : lastGone,
                        "Rows before " + lastGone.plusDays(1)
                                + " are no longer stored; the answers of ISPs and the rejected lines are shown from"
                                + " there on.",
                        "Keep rows for longer: `attempts` under `retention:` of acct.yaml."));
    }

    /** The weeks before a period, by which its hours are judged, and the day after it, which shows that it is over. */
    private static Period withHistory(Period period) {
        LocalDate since = period.since();
        LocalDate until = period.until();
        return new Period(
                since == null ? null : since.minusWeeks(Rhythm.LOOK_BACK_WEEKS),
                until == null ? null : until.plusDays(1));
    }

    /**
     * Files on disk that PowerMTA will delete before they are loaded; nothing without {@code pmta-config}, and nothing of
     * other hosts.
     */
    public List<Finding> filesAtRisk(Questions questions) {
        String name = config.pmtaConfig();
        if (name == null || isElsewhere()) {
            return List.of();
        }
        Path file = around.path(name);
        List<AcctFile> blocks;
        try {
            blocks = new PmtaConfigurations(around, config.pmtaConfigRoots()).acctFiles(name);
        } catch (IOException e) {
            return List.of(Finding.ofFiles(
                    "pmta-config-unreadable",
                    Severity.WARNING,
                    name,
                    null,
                    null,
                    name + " cannot be read, so it is unknown when PowerMTA deletes files.",
                    "Let acct read the file, or correct `pmta-config:` in acct.yaml."));
        }
        return DeleteAfter.of(
                waiting(blocks, file, new StoredInventory(questions).files(Period.ALL)),
                around.clock().instant());
    }

    private List<WaitingFile> waiting(List<AcctFile> blocks, Path configuration, List<StoredFile> stored) {
        List<WaitingFile> waiting = new ArrayList<>();
        for (AcctFile block : blocks) {
            if (block.deleteAfter() == null || block.isPipe()) {
                continue;
            }
            Path base = configuration.toAbsolutePath().resolveSibling(block.path());
            for (Path file : FilesAtHand.of(base)) {
                WaitingFile found = waiting(file, block, stored);
                if (found != null) {
                    waiting.add(found);
                }
            }
        }
        return waiting;
    }

    /** A file is known by its beginning: files of other folders or servers have the same name. */
    private static boolean isLoaded(Path file, long size, List<StoredFile> stored) throws IOException {
        List<StoredFile> longEnough =
                stored.stream().filter(load -> load.endOffset() >= size).toList();
        int most = longEnough.stream().mapToInt(StoredFile::headBytes).max().orElse(0);
        byte[] head;
        try (AccountingFile.Opened opened = new AccountingFile(file.toString(), file).open(bytes -> {})) {
            head = opened.bytes().readNBytes(most);
        }
        Map<Integer, String> digests = new HashMap<>();
        return longEnough.stream()
                .filter(load -> load.headBytes() <= head.length)
                .anyMatch(load -> load.head()
                        .equals(digests.computeIfAbsent(load.headBytes(), n -> Fingerprint.ofHead(head, n))));
    }

    private static @Nullable WaitingFile waiting(Path file, AcctFile block, List<StoredFile> stored) {
        String place = file.toAbsolutePath().normalize().toString();
        try {
            long size = Files.size(file);
            if (isLoaded(file, size, stored) || block.deleteAfter() == null || FilesAtHand.isWithoutRows(file)) {
                return null;
            }
            return new WaitingFile(
                    place,
                    Files.getLastModifiedTime(file).toInstant(),
                    block.deleteAfter(),
                    block.deletePlace().toString());
        } catch (IOException e) {
            // It was deleted or moved while we looked.
            return null;
        }
    }
}
