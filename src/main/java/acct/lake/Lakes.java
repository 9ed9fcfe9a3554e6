package acct.lake;

import acct.model.ExitCode;
import acct.model.UserException;
import acct.store.Patience;
import acct.store.Store;
import acct.store.StorePlace;
import acct.store.StoreWork;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is done to a lake. */
public final class Lakes {
    private final LakeFolder lake;
    private final Clock clock;
    private final String tool;

    /**
     * A lake.
     *
     * @param tool the version of acct
     */
    public Lakes(LakeFolder lake, Clock clock, String tool) {
        this.lake = lake;
        this.clock = clock;
        this.tool = tool;
    }

    /** Publishes what a store has. */
    public Published publish(Path store, Patience patience, PublishTerms terms) {
        StoreWork<Published> work = open -> new Publisher(lake, open, terms, clock.instant(), tool).publish();
        return work.reading(StorePlace.file(store), patience, clock, "publishing failed: ");
    }

    /** Gives a server's name to a store. */
    public void adopt(Path store, Patience patience, String server) {
        StoreWork<String> work = open -> {
            Ownership.adopt(lake, LakeNames.server(server), Ownership.storeName(open));
            return server;
        };
        work.reading(StorePlace.file(store), patience, clock, "adopting failed: ");
    }

    /** How far a proof looks. */
    public enum Depth {
        COUNTS,
        ROWS
    }

    /** Proves that what counts is there and adds up. */
    public ProvedLake verify(Depth depth) {
        return new LakeProof(lake, clock).proved(depth);
    }

    /**
     * Puts what all servers have of a day into one file of each table that is asked most.
     *
     * @param day only this one; null for all
     */
    public List<CompactedDay> compact(@Nullable LocalDate day) {
        return new Compacting(lake, clock).run(day == null ? null : day.toString());
    }

    /**
     * Takes rows out of a server's part.
     *
     * @param load the key of a load; null for days
     * @param before the first day that stays; null for a load
     */
    public RemovedFiles remove(String server, @Nullable String load, @Nullable LocalDate before) {
        try {
            return new Removal(lake, LakeNames.server(server), clock, tool).remove(load, before);
        } catch (SQLException e) {
            throw new UserException(ExitCode.FAILED, lake.name() + ": removing failed: " + Store.firstLine(e), e);
        }
    }

    /** How each server stands, by name. */
    public List<ServerStanding> status() {
        PinnedLake pinned = PinnedLake.of(lake);
        List<ServerStanding> standings = new ArrayList<>();
        for (ServerPart part : pinned.parts()) {
            Manifest root = part.root();
            if (root != null) {
                standings.add(standing(pinned, part, root));
            }
        }
        return standings;
    }

    private ServerStanding standing(PinnedLake pinned, ServerPart part, Manifest root) {
        List<LakeFile> files = part.files();
        // A day that is yet to come is one that a wrong clock wrote.
        String latest =
                LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(1).toString();
        String last = files.stream()
                .filter(file -> file.table().equals(LakeTable.HOURLY.label()))
                .map(LakeFile::day)
                .filter(day -> !day.equals(LakeNames.UNDATED) && day.compareTo(latest) <= 0)
                .max(Comparator.naturalOrder())
                .orElse(null);
        Instant kept = lake.modified(LakeNames.manifest(LakeNames.UNDATED, part.server(), root.generation()));
        return new ServerStanding(
                part.server(),
                last == null ? null : LocalDate.parse(last),
                files.stream().anyMatch(file -> RowTables.NAMES.contains(file.table())) ? "rows" : "counts",
                root.generation(),
                root.publishedAt(),
                Duration.between(root.publishedAt(), clock.instant()).toSeconds(),
                Duration.between(kept, root.publishedAt()).toSeconds(),
                part.loads().size(),
                files.size(),
                files.stream().mapToLong(LakeFile::bytes).sum(),
                pinned.leftOut(part.server()).size(),
                LoadKey.sha256(root.judgedBy().toString().getBytes(StandardCharsets.UTF_8))
                        .substring(0, 8),
                root.toolVersion());
    }

    static UserException lost(LakeFolder lake, String server) {
        return new UserException(
                ExitCode.BUSY, lake.name() + ": another process published " + server + " meanwhile; try again");
    }
}
