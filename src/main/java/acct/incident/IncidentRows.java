package acct.incident;

import acct.judge.Diagnosis;
import acct.judge.Diagnosis.MixTerm;
import acct.judge.Diagnosis.WithoutJob;
import acct.judge.Trouble.JobPart;
import acct.judge.Trouble.TroubledCell;
import acct.model.IncidentOrder;
import acct.model.RateEvidence;
import acct.model.ReplyCount;
import acct.print.Nested;
import acct.print.Sheet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Incidents as rows; names and order are a contract. Null where something does not apply. */
public final class IncidentRows {
    /** The pairs of source IP and ISP that an incident is at. */
    public static final Sheet<TroubledCell> CELLS = new Sheet<TroubledCell>()
            .key("source_ip", TroubledCell::sourceIp)
            .key("isp", TroubledCell::isp)
            .number("n", TroubledCell::n)
            .number("x", TroubledCell::x)
            .share("rate", cell -> (double) cell.x() / cell.n())
            .share("baseline", cell -> known(cell.baseline()));

    /** The answers behind it. */
    private static final Sheet<ReplyCount> REPLIES =
            new Sheet<ReplyCount>().text("reply", ReplyCount::reply).number("count", ReplyCount::count);

    /** Whose mail it is. */
    public static final Sheet<JobPart> JOBS = new Sheet<JobPart>()
            .key("job", JobPart::job)
            .number("n", JobPart::n)
            .number("x", JobPart::x)
            .share("share", JobPart::share);

    /** What each job adds to the change of a rate. */
    private static final Sheet<MixTerm> TERMS = new Sheet<MixTerm>()
            .key("job", MixTerm::job)
            .text("kind", term -> term.kind() == null ? null : term.kind().label())
            .number("mix", MixTerm::mix)
            .number("rate", MixTerm::rate);

    /** All that is known. */
    public static final Sheet<KnownIncident> INCIDENTS = new Sheet<KnownIncident>()
            .text("id", KnownIncident::id)
            .text("metric", known -> known.incident().metric().label())
            .text("state", known -> known.state().label())
            .text("severity", known -> known.incident().severity().label())
            .text("opened", known -> known.incident().opened())
            .text("last", known -> known.incident().last())
            .text("closed", known -> known.incident().closed())
            .text("notified", known -> listed(known.notified()))
            .number("days", known -> known.incident().days().size())
            .text("rules", known -> listed(known.incident().rules()))
            .text("source_ip", known -> known.incident().subject().sourceIp())
            .text("vmta", known -> known.incident().subject().vmta())
            .text("pool", known -> known.incident().subject().pool())
            .text("isp", known -> known.incident().subject().isp())
            .text("job", known -> known.incident().subject().job())
            .number("n", known -> rate(known, RateEvidence::n))
            .number("x", known -> rate(known, RateEvidence::x))
            .share("rate", known -> known(rate(known, RateEvidence::rate)))
            .share("baseline", known -> known(rate(known, RateEvidence::baseline)))
            .share("low", known -> known(rate(known, RateEvidence::low)))
            .share("high", known -> known(rate(known, RateEvidence::high)))
            .text("cells", known -> cells(known.incident().cells()))
            .text("first_hour", known -> known.incident().firstHour())
            .text("replies", known -> replies(known.incident().replies()))
            .text("jobs", known -> jobs(known.incident().trouble().jobs()))
            .text("domains", known -> listed(known.incident().domains()))
            .text("config_changes", known -> listed(known.incident().configChanges()))
            .text("action", known -> known.incident().action())
            .text("acknowledged", IncidentRows::acknowledged)
            .text("muted_until", KnownIncident::mutedUntil)
            .text(
                    "notes",
                    known -> listed(known.notes().stream()
                            .map(IncidentOrder::text)
                            .map(Objects::requireNonNull)
                            .toList()))
            .text("diagnosis", known -> diagnosis(known.incident().trouble().diagnosis()));

    private IncidentRows() {}

    /** Not a number is no share. */
    private static Double known(@Nullable Double share) {
        return share == null ? Double.valueOf(Double.NaN) : share;
    }

    private static <T> @Nullable T rate(KnownIncident known, Function<RateEvidence, @Nullable T> part) {
        RateEvidence evidence = known.incident().trouble().told();
        return evidence == null ? null : part.apply(evidence);
    }

    private static @Nullable Object acknowledged(KnownIncident known) {
        IncidentOrder order = known.acknowledged();
        return order == null ? null : order.at();
    }

    private static Nested listed(List<?> values) {
        String shown = values.stream().map(String::valueOf).collect(Collectors.joining(", "));
        return new Nested(values.isEmpty() ? null : shown, values);
    }

    private static Nested cells(List<TroubledCell> cells) {
        return new Nested(cells.isEmpty() ? null : cells.size(), CELLS.objects(cells));
    }

    private static Nested replies(List<ReplyCount> replies) {
        return new Nested(replies.isEmpty() ? null : replies.get(0).reply(), REPLIES.objects(replies));
    }

    private static Nested jobs(List<JobPart> jobs) {
        return new Nested(jobs.isEmpty() ? null : jobs.get(0).job(), JOBS.objects(jobs));
    }

    /** Where it comes from. */
    static Nested diagnosis(Diagnosis diagnosis) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("cause", diagnosis.cause().label());
        object.put("certainty", diagnosis.certainty().label());
        object.put("source_ip", diagnosis.subject().sourceIp());
        object.put("isp", diagnosis.subject().isp());
        object.put("job", diagnosis.subject().job());
        object.put("axis", diagnosis.axis());
        object.put("evidence", evidence(diagnosis.evidence()));
        return new Nested(diagnosis.cause().label(), object);
    }

    private static Map<String, @Nullable Object> evidence(Diagnosis.Evidence evidence) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("cells_judged", evidence.cellsJudged());
        object.put("cells_up", evidence.cellsUp());
        object.put("ips_judged", evidence.ipsJudged());
        object.put("ips_up", evidence.ipsUp());
        object.put("isps_judged", evidence.ispsJudged());
        object.put("isps_up", evidence.ispsUp());
        object.put("change", evidence.change());
        object.put("terms", TERMS.objects(evidence.terms()));
        object.put("without", without(evidence.without()));
        return object;
    }

    private static @Nullable Map<String, @Nullable Object> without(@Nullable WithoutJob job) {
        if (job == null) {
            return null;
        }
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("job", job.job());
        object.put("rate", job.rate());
        return object;
    }
}
