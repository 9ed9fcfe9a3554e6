package acct.cli;

import acct.incident.IncidentRows;
import acct.incident.KnownIncident;
import acct.incident.KnownIncidents;
import acct.model.ExitCode;
import acct.model.IncidentOrder;
import acct.model.Surroundings;
import acct.model.UserException;
import acct.print.Answer;
import acct.print.Format;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code acct incidents}: troubles from their first bad day to their last. */
@Command(
        name = "incidents",
        description = "Show what is wrong and since when, each trouble once; say that somebody knows of it.",
        footer = {
            "",
            "Without a subcommand it lists the open ones. An incident is closed after three nights without it;",
            "what comes again within two weeks is the same one. docs/operations.md tells the rest."
        },
        subcommands = {
            IncidentsCommand.Listed.class,
            IncidentsCommand.Show.class,
            IncidentsCommand.Acknowledge.class,
            IncidentsCommand.Mute.class,
            IncidentsCommand.Note.class,
            IncidentsCommand.Close.class
        })
final class IncidentsCommand implements Callable<Integer> {
    @Mixin
    private final Listing listing;

    IncidentsCommand(Surroundings around) {
        this.listing = new Listing(around);
    }

    @Override
    public Integer call() {
        return listing.print();
    }

    /** Which incidents are listed. */
    enum Those {
        OPEN,
        CLOSED,
        ALL;

        boolean hold(KnownIncident known) {
            return this == ALL || known.incident().isOpen() == (this == OPEN);
        }
    }

    /** What listing takes. */
    static final class Listing {
        /** What a terminal has room for. */
        private static final String SHOWN = "id severity state metric source_ip isp job opened days x n rate replies";

        @Mixin
        private final AskedOptions options;

        @Mixin
        private final OutputOptions output = new OutputOptions();

        @Option(names = "--state", paramLabel = "STATE", description = "open, closed or all (default: open).")
        private Those state = Those.OPEN;

        @Option(
                names = "--day",
                paramLabel = "DAY",
                description = "As they were known on this day; as of the latest stored day without it.")
        private @Nullable TypedDay day;

        Listing(Surroundings around) {
            this.options = new AskedOptions(around);
        }

        int print() {
            KnownIncidents known = options.acct().incidents().read(day == null ? null : day.on(options.today()));
            List<KnownIncident> those = known.all().stream().filter(state::hold).toList();
            Answer answer = IncidentRows.INCIDENTS.of(those);
            output.print(
                    options,
                    (those.isEmpty() ? answer.readBy(out -> out.print(none(known))) : answer.shown(SHOWN))
                            .saying(Stream.concat(orders(those, options.today()).stream(), known.remarks().stream())
                                    .toList()));
            return ExitCode.DONE.code();
        }

        /** A table that says only "new" would look as if an order that holds had been lost. */
        private static List<String> orders(List<KnownIncident> those, LocalDate today) {
            List<String> orders = new ArrayList<>();
            for (KnownIncident known : those) {
                if (known.isMuted(today)) {
                    orders.add(known.id() + " is muted until " + known.mutedUntil() + "; nobody is told of it.");
                } else if (known.incident().isOpen() && known.acknowledged() != null) {
                    orders.add(known.id() + " is acknowledged; people are told of it again when it gets worse.");
                }
            }
            return orders;
        }

        private String none(KnownIncidents known) {
            String which = switch (state) {
                case OPEN -> "No incident is open";
                case CLOSED -> "No incident is closed";
                case ALL -> "There is no incident";
            };
            return which + known.day().map(at -> " as of " + at).orElse("") + ".\n";
        }
    }

    /** Options of a command alone would be lost in silence before a subcommand. */
    static void refuseOptionsBefore(CommandSpec spec) {
        List<OptionSpec> before = spec.parent().commandLine().getParseResult().matchedOptions();
        if (!before.isEmpty()) {
            throw UserException.usage(
                    before.get(0).longestName() + " stands before `" + spec.name() + "`; write it behind it");
        }
    }

    /** {@code acct incidents list}: the same as without it. */
    @Command(name = "list", description = "List incidents.")
    static final class Listed implements Callable<Integer> {
        @Mixin
        private final Listing listing;

        @Spec
        @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
        private CommandSpec spec;

        Listed(Surroundings around) {
            this.listing = new Listing(around);
        }

        @Override
        public Integer call() {
            refuseOptionsBefore(spec);
            return listing.print();
        }
    }

    /** {@code acct incidents show}: one of them. */
    @Command(name = "show", description = "Show one incident on one screen.")
    static final class Show implements Callable<Integer> {
        @Mixin
        private final AskedOptions options;

        @Mixin
        private final OutputOptions output = new OutputOptions();

        @Mixin
        private final Which which = new Which();

        @Spec
        @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
        private CommandSpec spec;

        Show(Surroundings around) {
            this.options = new AskedOptions(around);
        }

        @Override
        public Integer call() {
            refuseOptionsBefore(spec);
            KnownIncidents all = options.acct().incidents().read(null);
            KnownIncident known = all.of(which.id);
            which.remark(options, known);
            output.print(
                    options,
                    IncidentRows.INCIDENTS
                            .of(List.of(known))
                            .alone()
                            .readBy(out -> IncidentScreen.print(known, out))
                            .saying(output.format() == Format.TABLE ? all.remarks() : List.of()));
            return ExitCode.DONE.code();
        }
    }

    /** Which incident. */
    static final class Which {
        @Parameters(index = "0", paramLabel = "ID", description = "Its id, as the list and the mail show it.")
        private String id = "";

        /** Who typed the id of one that was merged should know. */
        private void remark(CommonOptions options, KnownIncident known) {
            if (!id.strip().equalsIgnoreCase(known.id())) {
                options.note(id.strip() + " is a part of " + known.id() + " by now");
            }
        }
    }

    /** Something that an operator says of an incident. */
    private static final class Order {
        @Mixin
        private final StoreOptions options;

        @Mixin
        private final Which which = new Which();

        @Spec(Spec.Target.MIXEE)
        @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
        private CommandSpec spec;

        Order(Surroundings around) {
            this.options = new StoreOptions(around);
        }

        int give(IncidentOrder.Kind kind, @Nullable LocalDate until, @Nullable String text, String done) {
            refuseOptionsBefore(spec);
            KnownIncident known = options.acct().incidents().order(which.id, kind, until, text);
            which.remark(options, known);
            boolean isIdle =
                    !known.incident().isOpen() && (kind == IncidentOrder.Kind.ACK || kind == IncidentOrder.Kind.CLOSE);
            options.note(
                    isIdle
                            ? known.id() + " is closed since "
                                    + known.incident().closed() + "; nothing was changed"
                            : known.id() + " " + done);
            return ExitCode.DONE.code();
        }
    }

    /** {@code acct incidents ack}: somebody knows. */
    @Command(
            name = "ack",
            description =
                    "Say that you know: nobody is told again only because it goes on, but if it gets worse, and when"
                            + " it is over.")
    static final class Acknowledge implements Callable<Integer> {
        @Mixin
        private final Order order;

        Acknowledge(Surroundings around) {
            this.order = new Order(around);
        }

        @Override
        public Integer call() {
            return order.give(
                    IncidentOrder.Kind.ACK,
                    null,
                    null,
                    "is acknowledged: people are told if it gets worse, and when it is over");
        }
    }

    /** {@code acct incidents mute}: nobody wants to hear of it. */
    @Command(name = "mute", description = "Tell nobody of it until a day. It goes on counting.")
    static final class Mute implements Callable<Integer> {
        @Mixin
        private final Order order;

        @Option(
                names = "--until",
                paramLabel = "DAY",
                required = true,
                description = "The first day of which people are told again, such as 2026-12-01; today ends a mute.")
        private @Nullable TypedDay until;

        Mute(Surroundings around) {
            this.order = new Order(around);
        }

        @Override
        public Integer call() {
            LocalDate today = order.options.today();
            LocalDate day = until == null ? today : until.on(today);
            if (day.isBefore(today)) {
                throw UserException.usage("--until " + day + ": is over; name a day to come, or today to end a mute");
            }
            return order.give(
                    IncidentOrder.Kind.MUTE,
                    day,
                    null,
                    day.equals(today) ? "is not muted any more" : "is muted until " + day + "; it goes on counting");
        }
    }

    /** {@code acct incidents note}: something to be shown with it. */
    @Command(name = "note", description = "Write something down that is shown with it.")
    static final class Note implements Callable<Integer> {
        @Mixin
        private final Order order;

        @Parameters(index = "1", paramLabel = "TEXT", description = "What to write, in quotes.")
        private String text = "";

        Note(Surroundings around) {
            this.order = new Order(around);
        }

        @Override
        public Integer call() {
            if (text.isBlank()) {
                throw UserException.usage("the note is empty; write something in quotes");
            }
            return order.give(IncidentOrder.Kind.NOTE, null, text.strip(), "has the note");
        }
    }

    /** {@code acct incidents close}: it is over. */
    @Command(name = "close", description = "Close it as of the latest stored day. Trouble on a later day reopens it.")
    static final class Close implements Callable<Integer> {
        @Mixin
        private final Order order;

        Close(Surroundings around) {
            this.order = new Order(around);
        }

        @Override
        public Integer call() {
            return order.give(IncidentOrder.Kind.CLOSE, null, null, "is closed; trouble on a later day reopens it");
        }
    }
}
