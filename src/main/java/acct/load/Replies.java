package acct.load;

import acct.classify.reply.Listing;
import acct.classify.reply.Reply;
import acct.classify.reply.ReplyRules;
import acct.classify.reply.Template;
import acct.classify.reply.Verdict;
import acct.classify.traffic.TrafficClasses;
import acct.model.Category;
import acct.sql.SqlFile;
import acct.store.DailyCounts;
import acct.store.LoadRange;
import acct.store.Rollups;
import acct.store.RowDigests;
import acct.store.Statements;
import acct.store.Store;
import acct.store.Transaction;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The replies of a store and what the rules make of them. Rows keep the id of their reply only, so what the rules say is
 * said once for each, and other rules change one small table and the hours.
 */
final class Replies {
    /** The tables whose rows have replies. */
    private static final List<String> MASKED = List.of("attempt", "queue_event", "remote_report");

    private final Store store;
    private final Statements statements;
    private final ReplyRules rules;
    private final TrafficClasses classes;

    /** Registers what SQL needs to mask replies. */
    Replies(Store store, Statements statements, LoadSettings settings) throws SQLException {
        this.store = store;
        this.statements = statements;
        this.rules = settings.replies();
        this.classes = settings.classes();
        new ReplyFunctions().register(store);
    }

    /** A row whose reply is not stored yet. */
    private record Unknown(
            long page,
            String id,
            @Nullable String status,
            @Nullable String diag,
            @Nullable String bounceCat) {}

    /** What is stored of a reply. */
    private record Stored(String id, Reply reply) {}

    /** Adds what loads brought that no load brought before, and notes what they brought at all. */
    void add(LoadRange loads) throws SQLException {
        statements.run("staging/insert_reply_seen", loads.values());
        statements.run("staging/new_replies", loads.values());
        for (List<Unknown> page = unknown(-1);
                !page.isEmpty();
                page = unknown(page.get(0).page())) {
            // Mostly a few; but where no mask fits, as many as there are rows.
            List<List<@Nullable String>> judged = page.parallelStream()
                    .map(row -> judged(row.id(), Reply.of(row.status(), row.diag(), row.bounceCat())))
                    .toList();
            statements.show("staging/insert_replies", judged, Map.of());
        }
    }

    private List<Unknown> unknown(long after) throws SQLException {
        List<Unknown> page = new ArrayList<>();
        Map<String, Long> values = Map.of("after", after);
        try (PreparedStatement statement =
                        Statements.prepare(store.connection(), SqlFile.of("staging/page_of_new_replies"), values);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                page.add(new Unknown(
                        row.getLong("page"),
                        row.getString("reply_id"),
                        row.getString("dsn_status"),
                        row.getString("dsn_diag"),
                        row.getString("bounce_cat")));
            }
        }
        return page;
    }

    private List<@Nullable String> judged(String id, Reply reply) {
        return row(id, reply, rules.judge(reply));
    }

    /** A reply as {@code sql/staging/insert_replies.sql} takes it. */
    private static List<@Nullable String> row(String id, Reply reply, Verdict verdict) {
        String text = reply.template().text();
        return Arrays.asList(
                id,
                reply.template().id(),
                text,
                reply.code(),
                reply.bounceCat(),
                verdict.category().label(),
                verdict.axis().label(),
                verdict.rule(),
                Listing.blocklist(text));
    }

    /** Masks and judges all that is stored as a fresh load would, in one transaction; nothing if that was done. */
    Reclassified bringUpToDate() throws SQLException {
        JudgedBy before = JudgedBy.of(store);
        JudgedBy now = JudgedBy.today(rules.version());
        if (now.equals(before)) {
            return Reclassified.NOTHING;
        }
        return Transaction.of(store, () -> {
            Set<Integer> loads = new HashSet<>();
            RowDigests digests = new RowDigests(store);
            List<Integer> withRows = statements.loads("staging/loads_with_rows");
            if (!withRows.isEmpty() && (before == null || before.masks() != now.masks())) {
                digests.beforeChange(MASKED);
                mask(withRows);
                loads.addAll(withRows);
                digests.afterChange(MASKED);
                for (int load : loads) {
                    digests.renewTold("reply_seen", load);
                }
            }
            Reclassified judged = judge(loads);
            boolean meanAsBefore = severities().equals(storedSeverities());
            store.empty("reply_category");
            statements.show("staging/insert_reply_categories", categories(), Map.of());
            DailyCounts days = new DailyCounts(store);
            for (int load : loads) {
                Map<String, Integer> values = Map.of("load_id", load);
                forget("hourly", values);
                statements.run(Rollups.of("hourly", classes), LoadRange.of(load).values());
                digests.renewTold("hourly", load);
                if (meanAsBefore) {
                    days.renew(LoadRange.of(load));
                }
            }
            if (!meanAsBefore) {
                days.renew(RowDigests.everything());
            }
            store.empty("reply_rules");
            statements.run(
                    "staging/insert_reply_rules",
                    Map.of("masks", now.masks(), "rules", now.rules().text()));
            return judged;
        });
    }

    /** Gives every row of these loads that is kept its reply again. */
    private void mask(List<Integer> loads) throws SQLException {
        for (String table : MASKED) {
            statements.run("staging/mask_" + table, Map.of());
        }
        for (int load : loads) {
            Map<String, Integer> values = Map.of("load_id", load);
            forget("reply_seen", values);
            add(LoadRange.of(load));
        }
        statements.run("staging/delete_unseen_replies", Map.of());
    }

    /** Tells anew what replies these loads brought, when their rows have others; what follows from it too. */
    void tellAnew(Set<Integer> loads, RowDigests digests) throws SQLException {
        DailyCounts days = new DailyCounts(store);
        for (int load : loads) {
            Map<String, Integer> values = Map.of("load_id", load);
            LoadRange range = LoadRange.of(load);
            forget("reply_seen", values);
            add(range);
            digests.renewTold("reply_seen", load);
            for (String rollup : Rollups.OF_ROWS) {
                forget(rollup, values);
                statements.run(Rollups.of(rollup, classes), range.values());
                digests.renewTold(rollup, load);
            }
            days.renew(range);
        }
        statements.run("staging/delete_unseen_replies", Map.of());
    }

    /**
     * Writes replies otherwise of which no row is left that could be masked anew.
     *
     * @param told a text of a reply as it is to be
     * @return how many there were
     */
    long retold(UnaryOperator<String> told) throws SQLException {
        long retold = 0;
        Set<String> withoutRows = new HashSet<>();
        try (PreparedStatement statement =
                        Statements.prepare(store.connection(), SqlFile.of("staging/replies_without_rows"), Map.of());
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                withoutRows.add(row.getString("reply_id"));
            }
        }
        for (List<Stored> page = stored("");
                !page.isEmpty();
                page = stored(page.get(page.size() - 1).id())) {
            for (Stored one : page) {
                Template template = one.reply().template();
                String text = withoutRows.contains(one.id()) ? told.apply(template.text()) : template.text();
                if (!text.equals(template.text())) {
                    rename(
                            one,
                            new Reply(
                                    Template.of(text),
                                    one.reply().code(),
                                    one.reply().bounceCat()));
                    retold++;
                }
            }
        }
        if (retold > 0) {
            statements.run("staging/delete_unseen_replies", Map.of());
        }
        return retold;
    }

    private void rename(Stored old, Reply reply) throws SQLException {
        String id = reply.id();
        statements.run("staging/rename_reply_seen", Map.of("from", old.id(), "to", id));
        if (stored(id.substring(0, id.length() - 1)).stream()
                .noneMatch(known -> known.id().equals(id))) {
            statements.show("staging/insert_replies", List.of(judged(id, reply)), Map.of());
        }
    }

    /** Takes away what is told of a load's rows, as far as these are still there to tell it anew. */
    private void forget(String table, Map<String, Integer> load) throws SQLException {
        statements.run(SqlFile.of("staging/delete_told_of_load").with(Map.of("table", table)), load);
    }

    /** Judges every reply; adds the loads whose hours name another category or axis by now. */
    private Reclassified judge(Set<Integer> loads) throws SQLException {
        statements.run("staging/judged_replies", Map.of());
        for (List<Stored> page = stored("");
                !page.isEmpty();
                page = stored(page.get(page.size() - 1).id())) {
            List<List<@Nullable String>> judged =
                    page.stream().map(this::judged).toList();
            statements.show("staging/insert_judged_replies", judged, Map.of());
        }
        statements.run("staging/changed_replies", Map.of());
        loads.addAll(statements.loads("staging/loads_of_replies"));
        store.empty("reply");
        statements.run("staging/replace_replies", Map.of());
        try (PreparedStatement statement =
                        Statements.prepare(store.connection(), SqlFile.of("staging/count_changed_replies"), Map.of());
                ResultSet row = statement.executeQuery()) {
            row.next();
            return new Reclassified(row.getLong("judged"), row.getLong("changed"), loads.size());
        }
    }

    private List<@Nullable String> judged(Stored stored) {
        Verdict verdict = rules.judge(stored.reply());
        List<@Nullable String> row = new ArrayList<>(row(stored.id(), stored.reply(), verdict));
        row.add(rules.severity(verdict.category()).label());
        return row;
    }

    private List<Stored> stored(String after) throws SQLException {
        List<Stored> replies = new ArrayList<>();
        try (PreparedStatement statement = Statements.prepare(
                        store.connection(), SqlFile.of("staging/page_of_replies"), Map.of("after", after));
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                Template template = new Template(row.getString("template"), row.getString("text"));
                replies.add(new Stored(
                        row.getString("reply_id"),
                        new Reply(template, row.getString("code"), row.getString("bounce_cat"))));
            }
        }
        return replies;
    }

    private Map<String, String> severities() {
        return Arrays.stream(Category.values())
                .collect(Collectors.toMap(
                        Category::label, category -> rules.severity(category).label()));
    }

    private Map<String, String> storedSeverities() throws SQLException {
        Map<String, String> stored = new HashMap<>();
        try (PreparedStatement statement =
                        Statements.prepare(store.connection(), SqlFile.of("staging/reply_categories"), Map.of());
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                stored.put(row.getString("category"), row.getString("severity_class"));
            }
        }
        return stored;
    }

    private List<List<String>> categories() {
        return Arrays.stream(Category.values())
                .map(category -> List.of(
                        category.label(),
                        rules.severity(category).label(),
                        Objects.requireNonNull(rules.action(category))))
                .toList();
    }
}
