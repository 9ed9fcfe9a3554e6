package acct.load;

import acct.model.Letter;
import acct.privacy.ForgottenAddresses;
import acct.privacy.RecipientPrivacy;
import acct.sql.SqlFile;
import acct.store.RowDigests;
import acct.store.Statements;
import acct.store.Store;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Takes a person out of a store: every row stays and counts, the name goes. What is made of rows is made anew, and digests
 * are kept anew of what was sound before. His address is noted by its digest, so that a file that is read again gives what
 * is stored now.
 */
final class Forgetting {
    /** What was told of rows, and outlives them. */
    private static final Map<String, String> TOLD = Map.of(
            "daily_job.job",
            ForgetFunction.NAMED,
            "traffic_class.value",
            ForgetFunction.NAMED,
            "judged_day.body",
            ForgetFunction.JSON,
            "judged_day.findings",
            ForgetFunction.JSON,
            "incident.job",
            ForgetFunction.NAMED,
            "incident.body",
            ForgetFunction.JSON,
            "incident_order.note",
            ForgetFunction.TOLD,
            "outbox.subject",
            ForgetFunction.TOLD,
            "outbox.reply",
            ForgetFunction.TOLD);

    private final Store store;
    private final LoadSettings settings;
    private final Statements statements;
    private final Replies replies;
    private final BiPredicate<Letter, List<String>> names;

    /**
     * A store that is open for writing and judged by the rules of today.
     *
     * @param names whether a message names somebody who may be written in one of these ways
     */
    Forgetting(
            Store store,
            LoadSettings settings,
            Statements statements,
            Replies replies,
            BiPredicate<Letter, List<String>> names) {
        this.store = store;
        this.settings = settings;
        this.statements = statements;
        this.replies = replies;
        this.names = names;
    }

    /** Forgets whoever has one of these addresses, within the caller's transaction. */
    ForgottenPerson forget(List<String> addresses) throws SQLException {
        List<String> forms = addresses.stream()
                .flatMap(address -> settings.privacy().forms(address).stream())
                .distinct()
                .toList();
        ForgottenPerson person = new ForgottenPerson(forms);
        ForgetFunction function = new ForgetFunction(noted(forms), forms);
        function.register(store);
        RowDigests digests = new RowDigests(store);
        List<String> changed = new ArrayList<>(StoredCells.TABLES);
        changed.addAll(List.of("daily_job", "reply_seen"));
        digests.beforeChange(changed);
        for (String table : StoredCells.TABLES) {
            forget(new StoredCells(table, store.columns(table)), person);
        }
        replies.tellAnew(person.loads(), digests);
        for (Map.Entry<String, String> place : TOLD.entrySet()) {
            told(place.getKey(), place.getValue(), person);
        }
        person.add("reply", replies.retold(function::told));
        letters(person);
        digests.afterChange(changed);
        hiddenLoads(person);
        person.from(places(person.loads()));
        return person;
    }

    /** Everybody who is forgotten by now. */
    private ForgottenAddresses noted(List<String> forms) throws SQLException {
        String salt = store.text("select coalesce(min(salt), '') from " + Forgotten.TABLE);
        if (salt.isEmpty()) {
            salt = UUID.randomUUID().toString() + UUID.randomUUID();
        }
        String mine = salt;
        statements.show(
                "staging/insert_forgotten",
                forms.stream()
                        .map(form -> List.of(ForgottenAddresses.digest(mine, form)))
                        .toList(),
                Map.of("salt", mine, "forgotten_at", settings.clock().instant().toString()));
        return Forgotten.of(store);
    }

    private void forget(StoredCells cells, ForgottenPerson person) throws SQLException {
        statements.run(SqlFile.of("staging/forgotten_rows").with(cells.places()), found(person.forms()));
        long rows = 0;
        try (PreparedStatement statement =
                        Statements.prepare(store.connection(), SqlFile.of("staging/forgotten_loads"), Map.of());
                ResultSet load = statement.executeQuery()) {
            while (load.next()) {
                person.inLoad(load.getInt("load_id"));
                rows += load.getLong("row_count");
            }
        }
        person.add(cells.table(), rows);
        if (rows > 0) {
            String which = cells.answered();
            if (which != null) {
                statements.run(SqlFile.of("staging/mask_forgotten_rows").with(Map.of("answered", which)), Map.of());
            }
            if (cells.columns().contains("listed")) {
                statements.run("staging/mask_forgotten_listings", Map.of());
            }
            statements.run(SqlFile.of("staging/replace_forgotten_rows").with(Map.of("table", cells.table())), Map.of());
            statements.run(
                    SqlFile.of("staging/insert_forgotten_rows")
                            .with(Map.of("table", cells.table(), "columns", String.join(", ", cells.columns()))),
                    Map.of());
        }
        store.execute("drop table forgotten_row");
    }

    private static Map<String, List<String>> found(List<String> forms) {
        return Map.of(
                "names",
                forms.stream()
                        .map(form -> form.substring(0, form.lastIndexOf('@')).toLowerCase(Locale.ROOT))
                        .toList());
    }

    private void told(String place, String kind, ForgottenPerson person) throws SQLException {
        String table = place.substring(0, place.indexOf('.'));
        Map<String, String> places =
                Map.of("table", table, "column", place.substring(table.length() + 1), "kind", kind);
        long found = store.number(
                SqlFile.of("staging/count_forgotten_told").with(places).text());
        if (found > 0) {
            person.add(table, found);
            statements.run(SqlFile.of("staging/forgotten_told").with(places), Map.of());
        }
    }

    /** A message cannot be mended: what was sent and what is sent must be the same. */
    private void letters(ForgottenPerson person) throws SQLException {
        List<Letter> naming = new ArrayList<>();
        try (PreparedStatement statement =
                        Statements.prepare(store.connection(), SqlFile.of("staging/waiting_letters"), Map.of());
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                Letter letter = new Letter(
                        row.getString("letter_id"),
                        Letter.Channel.of(row.getString("channel")),
                        row.getString("recipient"),
                        row.getDate("day").toLocalDate(),
                        row.getString("subject"),
                        row.getString("body"));
                if (names.test(letter, person.forms())) {
                    naming.add(letter);
                }
            }
        }
        for (Letter letter : naming) {
            statements.run("staging/forget_letter", Map.of("letter_id", letter.id()));
        }
        person.add("outbox", naming.size());
    }

    private void hiddenLoads(ForgottenPerson person) throws SQLException {
        Map<String, Set<Integer>> loads = new HashMap<>();
        try (PreparedStatement statement =
                        Statements.prepare(store.connection(), SqlFile.of("staging/hidden_loads"), Map.of());
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                loads.computeIfAbsent(row.getString("privacy"), label -> new HashSet<>())
                        .add(row.getInt("load_id"));
            }
        }
        loads.forEach((label, ids) -> {
            if (settings.privacy().labelled(label).isEmpty() && !label.equals(RecipientPrivacy.REDACT.label())) {
                person.cannotTell(label, ids.size());
            }
        });
    }

    private List<String> places(Set<Integer> loads) throws SQLException {
        List<String> places = new ArrayList<>();
        Map<String, @Nullable Object> values =
                Map.of("loads", loads.stream().map(Integer::longValue).toList());
        try (PreparedStatement statement =
                        Statements.prepare(store.connection(), SqlFile.of("staging/forgotten_places"), values);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                places.add(row.getString("location"));
            }
        }
        return places;
    }
}
