package acct.show;

import acct.ask.Asking;
import acct.ask.CountSource;
import acct.ask.KnownValues;
import acct.ask.NearestNames;
import acct.ask.Questions;
import acct.audit.PmtaConfigurations;
import acct.audit.PmtaHistory;
import acct.config.Config;
import acct.incident.Incidents;
import acct.incident.KnownIncidents;
import acct.model.Dimension;
import acct.model.Period;
import acct.model.Surroundings;
import acct.model.UserException;
import acct.pmta.snapshot.EffectiveSetting;
import acct.show.ShownThing.Configured;
import acct.show.ShownThing.Partners;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Has one screen about anything that was ever stored. */
public final class Shows {
    private static final int MOST_NAMED = 4;

    private final Surroundings around;
    private final Config config;
    private final Asking asking;
    private final Incidents incidents;

    public Shows(Surroundings around, Config config, Asking asking, Incidents incidents) {
        this.around = around;
        this.config = config;
        this.asking = asking;
        this.incidents = incidents;
    }

    /**
     * What is known of one thing.
     *
     * @param typed its name
     * @param period the days; one that is open on both sides is its latest day
     * @throws UserException if it was never stored, naming what is nearest
     */
    public ShownThing of(ShownKind kind, String typed, Period period) {
        return asking.ask(questions -> new Asked(questions, kind, typed).shown(period));
    }

    /** One question, while the store is open. */
    private final class Asked {
        private final Questions questions;
        private final ShownKind kind;
        private final String value;
        private final ShownNumbers numbers;
        private final List<String> remarks = new ArrayList<>();

        Asked(Questions questions, ShownKind kind, String typed) {
            this.questions = questions;
            this.kind = kind;
            this.value = kind == ShownKind.REPLY ? reply(typed.strip()) : kind.stored(typed);
            this.numbers = new ShownNumbers(questions, kind, value);
        }

        ShownThing shown(Period asked) {
            mustBeStored();
            Period period = period(asked);
            List<Partners> partners = numbers.partners(period);
            KnownIncidents known = incidents.read(questions, period.until());
            LocalDate day = Objects.requireNonNullElse(
                    period.until(), Objects.requireNonNullElse(questions.latestDay(), LocalDate.MAX));
            remarks.addAll(questions
                    .logged(period, CountSource.of(List.of(), numbers.filters()))
                    .remarks());
            remarks.addAll(known.remarks());
            return new ShownThing(
                    kind,
                    value,
                    period,
                    numbers.numbers(period),
                    numbers.severities(period),
                    numbers.hours(period),
                    partners,
                    numbers.replies(period),
                    Touching.of(known.all(), kind, value, day),
                    configured(period),
                    remarks);
        }

        private Period period(Period asked) {
            if (asked.since() != null || asked.until() != null) {
                return asked;
            }
            return numbers.latestDay().map(Period::of).orElse(Period.ALL);
        }

        private void mustBeStored() {
            String before = "--where " + kind.dimension().label() + "=" + value;
            try {
                new KnownValues(
                                questions,
                                config.classes().stream()
                                        .map(Config.MailClass::name)
                                        .toList())
                        .mustBeStored(numbers.filters().get(0))
                        .forEach(remark -> remarks.add(named(remark, before)));
            } catch (UserException e) {
                String without = value.equals(Dimension.UNKNOWN)
                        ? "; `acct query --where " + kind.dimension().label() + "=unknown` counts rows without one"
                        : "";
                throw UserException.usage(named(String.valueOf(e.getMessage()), before) + without);
            }
        }

        private String named(String sentence, String before) {
            return sentence.startsWith(before)
                    ? kind.label() + " " + value + sentence.substring(before.length())
                    : sentence;
        }

        private record Named(String text, String template, boolean isWhole) {}

        /** The masked text that a template’s id, or a part of the text, names. */
        private String reply(String typed) {
            List<Named> named = questions.rows(
                    "show/replies_named",
                    Period.ALL,
                    Map.of("value", typed, "top", MOST_NAMED),
                    row -> new Named(row.text("text"), row.text("template"), row.count("is_whole") > 0));
            if (named.isEmpty()) {
                List<String> templates =
                        questions.rows("show/templates", Period.ALL, Map.of(), row -> row.text("template"));
                throw UserException.usage("reply " + typed + ": no stored reply has this text or id; "
                        + new NearestNames(typed).among(templates) + "; `acct replies` lists them");
            }
            if (named.size() > 1 && !named.get(0).isWhole()) {
                throw UserException.usage(
                        "reply " + typed + ": several replies have this text; name one by its id, such as "
                                + named.stream().map(Named::template).distinct().collect(Collectors.joining(", "))
                                + "; `acct replies` lists them");
            }
            return named.get(0).text();
        }

        private Configured configured(Period period) {
            String name = kind == ShownKind.IP ? mainVmta(period) : value;
            ShownKind of = kind == ShownKind.IP ? ShownKind.VMTA : kind;
            if (of.scope() == null || name == null) {
                return Configured.NOTHING;
            }
            List<EffectiveSetting> settings =
                    config.pmtaConfig() == null ? kept(of, name) : now(config.pmtaConfig(), of, name);
            return settings.isEmpty() ? Configured.NOTHING : new Configured(of.label() + " " + name, settings);
        }

        /** The virtual MTA under which an address sent most. */
        private @Nullable String mainVmta(Period period) {
            return questions.counts(List.of(Dimension.VMTA), numbers.filters(), period).stream()
                    .map(row -> row.key().get(0))
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
        }

        private List<EffectiveSetting> now(String file, ShownKind of, String name) {
            try {
                return new PmtaConfigurations(around, config.pmtaConfigRoots())
                        .about(file, EffectiveSetting.Kind.valueOf(of.name()), name).settings().stream()
                                .filter(setting -> setting.file() != null)
                                .toList();
            } catch (UserException e) {
                remarks.add(String.valueOf(e.getMessage()));
                return List.of();
            }
        }

        /** What the configuration that was read last says of it itself. */
        private List<EffectiveSetting> kept(ShownKind of, String name) {
            return PmtaHistory.latest(questions).stream()
                    .filter(setting -> setting.scope().equals(of.scope()) && name.equals(setting.name()))
                    .map(setting -> new EffectiveSetting(
                            (setting.block() == null ? "" : setting.block() + " ") + setting.directive(),
                            setting.value(),
                            setting.scope(),
                            setting.file(),
                            setting.line(),
                            null))
                    .toList();
        }
    }
}
