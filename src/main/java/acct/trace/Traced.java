package acct.trace;

import acct.ask.RowTraces.LookedAt;
import acct.ask.TraceTarget;
import acct.model.Period;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a trace found.
 *
 * @param target what was looked for
 * @param period on which days
 * @param lookedAt in how many rows
 * @param rows in the order of time; they can be taken once, while the store is open
 * @param outcomes how many rows of each outcome there are, also of rows that are not shown; empty if nobody counted
 * @param story of recipients; null where the rows are of too many
 * @param remarks what must be said beside it
 */
public record Traced(
        TraceTarget target,
        Period period,
        LookedAt lookedAt,
        Iterator<StoryRow> rows,
        Map<String, Long> outcomes,
        @Nullable TraceStory story,
        List<String> remarks) {}
