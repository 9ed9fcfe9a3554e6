package acct.cli;

import acct.print.Answer;
import acct.print.Column;
import acct.print.Sheet;
import acct.verify.Verification;
import acct.verify.Verification.Status;
import acct.verify.Verification.Unsound;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a verification found; names and order are a contract. */
final class Verifications {
    private static final Sheet<Verification> LOADS = new Sheet<Verification>()
            .number("load", Verification::load)
            .text("path", Verification::path)
            .text("status", load -> load.status().label())
            .text("message", load -> load.message().isEmpty() ? Column.Undefined.BLANK : load.message());

    private static final Sheet<Unsound> CHECKS =
            new Sheet<Unsound>().text("check", Unsound::check).text("message", Unsound::message);

    private Verifications() {}

    /** One row per load; JSON has what else was looked at, and how many loads ended how. */
    static Answer of(Verification.Run run) {
        Map<String, @Nullable Object> more = new LinkedHashMap<>();
        more.put("checks", CHECKS.objects(run.unsound()));
        more.put("unknown", run.unknown());
        for (Status status : Status.values()) {
            more.put(status.label().replace('-', '_'), run.count(status));
        }
        return LOADS.of(run.loads()).under("loads", more);
    }
}
