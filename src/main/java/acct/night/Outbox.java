package acct.night;

import acct.ask.Questions;
import acct.load.OpenedStore;
import acct.model.Letter;
import acct.model.LetterFate;
import acct.model.Period;
import acct.model.PostedLetter;
import acct.model.Surroundings;
import acct.sql.Row;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finished messages on their way. Each is sent as it was finished until a server takes it, refuses it for good, or seven
 * days are over; what is done with keeps its line and loses its text.
 */
public final class Outbox {
    private static final Duration KEPT = Duration.ofDays(7);
    private static final Duration REMEMBERED = Duration.ofDays(800);
    private static final Duration SHOWN = Duration.ofDays(30);

    private final Surroundings around;
    private final OpenedStore store;

    /** The one of a store. */
    public Outbox(Surroundings around, OpenedStore store) {
        this.around = around;
        this.store = store;
    }

    /** What is to be sent, the oldest first. */
    public List<Letter> waiting() {
        return ask(
                "night/waiting",
                Map.of(),
                row -> new Letter(
                        row.text("letter_id"),
                        Letter.Channel.of(row.text("channel")),
                        row.text("recipient"),
                        row.day("day"),
                        row.text("subject"),
                        row.text("body")));
    }

    /** What waits, and what was queued within thirty days. */
    public List<PostedLetter> letters() {
        return ask("night/letters", Map.of("after", ago(SHOWN)), Outbox::posted);
    }

    private static PostedLetter posted(Row row) {
        return new PostedLetter(
                row.text("letter_id"),
                Letter.Channel.of(row.text("channel")),
                row.text("recipient"),
                row.day("day"),
                row.text("subject"),
                LetterFate.State.of(row.text("state")),
                row.count("attempts"),
                row.instant("queued_at"),
                row.instantOrNull("tried_at"),
                row.textOrNull("reply"));
    }

    /** Whether a message was ever put in. */
    public boolean has(String id) {
        return ask("night/letter", Map.of("letter_id", id), row -> row.count("letters")).stream()
                .anyMatch(letters -> letters > 0);
    }

    /** By what the store is told from others; empty if there is none. */
    public String storeName() {
        return String.join("", ask("night/store", Map.of(), row -> row.text("store_id")));
    }

    /** Notes what became of a message. */
    public void note(Letter letter, LetterFate fate) {
        store.tried(letter, fate);
    }

    /**
     * Gives up what waited for seven days.
     *
     * @return that
     */
    public List<PostedLetter> giveUp() {
        Instant before = ago(KEPT);
        List<PostedLetter> late = letters().stream()
                .filter(letter ->
                        letter.state().isWaiting() && letter.queuedAt().isBefore(before))
                .toList();
        if (!late.isEmpty()) {
            store.cleared(before, ago(REMEMBERED));
        }
        return late;
    }

    private Instant ago(Duration time) {
        return around.clock().instant().minus(time);
    }

    private <T> List<T> ask(String name, Map<String, ? extends @Nullable Object> values, Function<Row, T> reader) {
        if (!Files.exists(store.file())) {
            return List.of();
        }
        return store.ask(engine -> new Questions(engine).rows(name, Period.ALL, values, reader));
    }
}
