package acct.show;

import acct.incident.Incident;
import acct.incident.KnownIncident;
import acct.model.Subject;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which incidents have to do with a thing. */
final class Touching {
    /** Of those that are over, people want to know for so many days. */
    private static final int DAYS = 28;

    private Touching() {}

    static List<KnownIncident> of(List<KnownIncident> all, ShownKind kind, String value, LocalDate day) {
        return all.stream()
                .filter(known ->
                        known.incident().isOpen() || !known.incident().last().isBefore(day.minusDays(DAYS)))
                .filter(known -> names(known.incident(), kind).anyMatch(value::equals))
                .toList();
    }

    private static Stream<String> names(Incident incident, ShownKind kind) {
        Subject subject = incident.subject();
        return switch (kind) {
            case IP -> with(subject.sourceIp(), incident.cells().stream().map(cell -> cell.sourceIp()));
            case ISP -> with(subject.isp(), incident.cells().stream().map(cell -> cell.isp()));
            case VMTA -> with(subject.vmta(), Stream.empty());
            case POOL -> with(subject.pool(), Stream.empty());
            case JOB -> with(subject.job(), incident.trouble().jobs().stream().map(job -> job.job()));
            case DOMAIN -> incident.domains().stream();
            case REPLY -> incident.replies().stream().map(reply -> reply.reply());
        };
    }

    private static Stream<String> with(@Nullable String one, Stream<? extends @Nullable String> others) {
        return Stream.concat(Stream.ofNullable(one), others.flatMap(Stream::ofNullable));
    }
}
