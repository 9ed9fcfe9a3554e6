package acct.cli;

import acct.config.Config;
import acct.deliver.MailSender;
import acct.deliver.WebhookSender;
import acct.model.ExitCode;
import acct.model.Letter;
import acct.model.LetterFate;
import acct.model.PostedLetter;
import acct.model.UserException;
import acct.night.Outbox;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Sends what waits in the outbox, and says what became of it. Whoever did not get it is named, also with {@code --quiet}. */
final class Posting {
    private static final String KEPT = "; the outbox keeps it for the next run";

    private final StoreOptions options;
    private final Outbox outbox;
    private final Set<Letter.Channel> closed = EnumSet.noneOf(Letter.Channel.class);
    private final List<String> reached = new ArrayList<>();
    private ExitCode exit = ExitCode.DONE;

    Posting(StoreOptions options) {
        this.options = options;
        this.outbox = options.acct().outbox();
    }

    /** Sends; each message is noted before the next one goes. To be called by one run at a time. */
    ExitCode send() {
        giveUp();
        List<Letter> waiting = outbox.waiting();
        for (Letter letter : waiting) {
            if (!closed.contains(letter.channel())) {
                send(letter, waiting);
            }
        }
        if (!reached.isEmpty()) {
            options.note("mailed to " + String.join(", ", reached));
        }
        return exit;
    }

    private void giveUp() {
        for (PostedLetter late : outbox.giveUp()) {
            fail("given up after seven days: " + late.channel().label() + " of " + late.day() + " for "
                    + late.recipient() + "; `acct mail --day " + late.day() + " --again` makes it anew");
        }
    }

    private void send(Letter letter, List<Letter> waiting) {
        Function<Letter, LetterFate> way = way(letter.channel());
        if (way == null) {
            closed.add(letter.channel());
            options.note(named(letter, waiting) + ": acct.yaml has no `"
                    + letter.channel().label() + "`" + KEPT);
            return;
        }
        try {
            LetterFate fate = way.apply(letter);
            outbox.note(letter, fate);
            tell(letter, fate, waiting);
        } catch (UserException e) {
            // Without its password, or where nothing can be noted, the next one fares no better.
            closed.add(letter.channel());
            fail(e.getMessage() + KEPT);
        }
    }

    private @Nullable Function<Letter, LetterFate> way(Letter.Channel channel) {
        Config.Mail mail = options.config().mail();
        Config.Webhook hook = options.config().webhook();
        return switch (channel) {
            case MAIL ->
                mail == null
                        ? null
                        : new MailSender(
                                mail,
                                options.around().environment(),
                                options.around().folder())::send;
            case WEBHOOK ->
                hook == null
                        ? null
                        : new WebhookSender(
                                hook,
                                options.around().folder(),
                                options.around().clock())::send;
        };
    }

    private void tell(Letter letter, LetterFate fate, List<Letter> waiting) {
        boolean isLeft = fate.others() == LetterFate.Others.LEFT;
        if (isLeft) {
            closed.add(letter.channel());
        }
        switch (fate.state()) {
            case SENT -> {
                if (!reached.contains(letter.recipient())) {
                    reached.add(letter.recipient());
                }
            }
            case REFUSED, GIVEN_UP -> fail("not mailed to " + letter.recipient() + ": " + fate.said());
            case PERHAPS ->
                fail("perhaps mailed to " + letter.recipient() + ", as it was handed over but not confirmed: "
                        + fate.said() + KEPT);
            case QUEUED -> fail((isLeft ? named(letter, waiting) : one(letter)) + ": " + fate.said() + KEPT);
        }
    }

    private static String one(Letter letter) {
        return "not mailed yet to " + letter.recipient();
    }

    /** All that wait for the same way, from this one on. */
    private static String named(Letter first, List<Letter> waiting) {
        List<String> names = waiting.subList(waiting.indexOf(first), waiting.size()).stream()
                .filter(letter -> letter.channel() == first.channel())
                .map(Letter::recipient)
                .distinct()
                .toList();
        return "not mailed yet to " + String.join(", ", names);
    }

    private void fail(String line) {
        options.around().err().println("acct: " + line);
        exit = exit.and(ExitCode.FAILED);
    }
}
