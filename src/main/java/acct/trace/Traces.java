package acct.trace;

import acct.ask.Asking;
import acct.ask.Questions;
import acct.ask.RowTraces;
import acct.ask.RowTraces.LookedAt;
import acct.ask.StoredInventory;
import acct.ask.TraceTarget;
import acct.ask.TraceTarget.Kind;
import acct.ask.TracedRow;
import acct.model.Period;
import acct.model.Surroundings;
import acct.privacy.ConfiguredPrivacy;
import acct.trace.RowPlaces.Missing;
import acct.trace.RowPlaces.Placed;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tells the story of a recipient, a domain, a job or a message. */
public final class Traces {
    /** More rows are handed on as they come, without a look into their files. */
    private static final int MOST_HELD = 2_000;

    /** Of few recipients: all their rows are looked at, whatever is shown. */
    private static final Set<Kind> OF_RECIPIENTS = EnumSet.of(Kind.ADDRESS, Kind.ENVID);

    private final Surroundings around;
    private final Asking asking;
    private final ZoneId zone;
    private final Supplier<ConfiguredPrivacy> privacy;

    /**
     * Traces in one store.
     *
     * @param zone of times without an offset
     * @param privacy reads the key that hides recipients; asked only where some are hidden
     */
    public Traces(Surroundings around, Asking asking, ZoneId zone, Supplier<ConfiguredPrivacy> privacy) {
        this.around = around;
        this.asking = asking;
        this.zone = zone;
        this.privacy = privacy;
    }

    /**
     * What to trace.
     *
     * @param text as it was typed
     * @param kind what it is; null to find out
     * @param most the latest so many rows; null for all
     */
    public record Question(
            String text,
            @Nullable Kind kind,
            Period period,
            @Nullable Integer most) {}

    /**
     * Traces.
     *
     * @param reader takes what was found while the store is open
     */
    public void trace(Question question, Consumer<Traced> reader) {
        asking.ask(questions -> {
            asking.mustHaveRows(questions);
            new Asked(questions, question).tell(reader);
            return question;
        });
    }

    /** One question, while the store is open. */
    private final class Asked {
        private final Questions questions;
        private final RowTraces traces;
        private final Question question;
        private final TraceTarget target;
        private final List<String> remarks;
        private final @Nullable TraceStory story;

        Asked(Questions questions, Question question) {
            this.questions = questions;
            this.traces = new RowTraces(questions);
            this.question = question;
            this.remarks =
                    new ArrayList<>(traces.gone(question.period()).stream().toList());
            this.target = hidden(
                    question.kind() == null
                            ? traces.target(question.text())
                            : traces.target(question.text(), question.kind()));
            this.story = OF_RECIPIENTS.contains(target.kind()) ? new TraceStory() : null;
        }

        /** An address is looked for as it may be stored; where it cannot be found, that is said. */
        private TraceTarget hidden(TraceTarget asked) {
            Map<String, Long> loads = asked.kind() == Kind.ADDRESS ? traces.hidden() : Map.of();
            if (loads.isEmpty()) {
                return asked;
            }
            ConfiguredPrivacy configured = privacy.get();
            loads.forEach((label, count) -> remarks.add(HiddenLoads.remark(label, count, configured)));
            return asked.orAs(configured.forms(asked.value()));
        }

        void tell(Consumer<Traced> reader) {
            LookedAt lookedAt = traces.lookedAt(question.period());
            // A story is told of all rows; of others only those that are shown are read.
            Integer most = story == null ? question.most() : null;
            Map<String, Long> counted =
                    story == null && most != null ? traces.outcomes(target, question.period()) : Map.of();
            Optional<List<StoryRow>> held =
                    traces.rows(target, question.period(), most, rows -> held(told(rows), lookedAt, counted, reader));
            held.ifPresent(rows -> reader.accept(
                    traced(lookedAt, placed(rows).iterator(), story == null ? counted : story.outcomes())));
        }

        private Iterator<StoryRow> told(Iterator<TracedRow> rows) {
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return rows.hasNext();
                }

                @Override
                public StoryRow next() {
                    TracedRow row = rows.next();
                    return story == null ? new StoryRow(row, null) : story.add(row);
                }
            };
        }

        /** The rows to be shown if they are few; more are handed on. */
        private Optional<List<StoryRow>> held(
                Iterator<StoryRow> rows, LookedAt lookedAt, Map<String, Long> counted, Consumer<Traced> reader) {
            if (story != null && question.most() != null) {
                return Optional.of(last(rows, question.most()));
            }
            List<StoryRow> first = new ArrayList<>();
            while (first.size() < MOST_HELD && rows.hasNext()) {
                first.add(rows.next());
            }
            if (!rows.hasNext()) {
                return Optional.of(first);
            }
            remarks.add(
                    "of so many rows, lines are told only where they are stored: narrow it with --since and --until");
            reader.accept(traced(lookedAt, both(first.iterator(), rows), counted));
            return Optional.empty();
        }

        private Traced traced(LookedAt lookedAt, Iterator<StoryRow> rows, Map<String, Long> outcomes) {
            return new Traced(target, question.period(), lookedAt, rows, outcomes, story, remarks);
        }

        private List<StoryRow> placed(List<StoryRow> rows) {
            if (rows.stream().allMatch(row -> row.row().line() != null)) {
                return rows;
            }
            RowPlaces places = new RowPlaces(
                    around, zone, asking.loadedFrom(), new StoredInventory(questions).files(question.period()));
            List<Placed> placed = places.lines(rows.stream().map(StoryRow::row).toList());
            remarks.addAll(missing(placed));
            List<StoryRow> found = new ArrayList<>();
            for (int i = 0; i < rows.size(); i++) {
                found.add(new StoryRow(placed.get(i).row(), rows.get(i).afterHardBounce()));
            }
            return found;
        }
    }

    private static Iterator<StoryRow> both(Iterator<StoryRow> first, Iterator<StoryRow> then) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return first.hasNext() || then.hasNext();
            }

            @Override
            public StoryRow next() {
                return first.hasNext() ? first.next() : then.next();
            }
        };
    }

    private static List<StoryRow> last(Iterator<StoryRow> rows, int most) {
        Deque<StoryRow> last = new ArrayDeque<>();
        while (rows.hasNext()) {
            last.addLast(rows.next());
            if (last.size() > most) {
                last.removeFirst();
            }
        }
        return List.copyOf(last);
    }

    /** A sentence for each reason for which lines are not told. */
    private static List<String> missing(List<Placed> placed) {
        Map<Missing, Set<String>> files = placed.stream()
                .filter(row -> row.missing() != null)
                .collect(Collectors.groupingBy(
                        row -> Objects.requireNonNull(row.missing()),
                        TreeMap::new,
                        Collectors.mapping(row -> row.row().file(), Collectors.toCollection(TreeSet::new))));
        return files.entrySet().stream()
                .map(why -> "no line is told of rows of " + String.join(", ", why.getValue()) + ": "
                        + why.getKey().words())
                .toList();
    }
}
