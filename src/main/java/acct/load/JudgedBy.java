package acct.load;

import acct.classify.RulesVersion;
import acct.classify.reply.Template;
import acct.classify.traffic.TrafficClasses;
import acct.sql.EngineException;
import acct.sql.SqlFile;
import acct.store.Statements;
import acct.store.Store;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the replies of a store were masked and judged by.
 *
 * @param masks {@link Template#VERSION} of that time
 * @param rules the shipped rules and the operator's own
 */
public record JudgedBy(int masks, RulesVersion rules) {

    /** What this program judges by with these rules. */
    public static JudgedBy today(RulesVersion rules) {
        return new JudgedBy(Template.VERSION, rules);
    }

    /** Whether a store's replies and names were judged by these. */
    public static boolean isToday(Store store, RulesVersion rules, TrafficClasses classes) {
        try {
            return today(rules).equals(of(store)) && Classes.version(store).equals(Optional.of(classes.version()));
        } catch (SQLException e) {
            throw new EngineException(Store.firstLine(e), e);
        }
    }

    /** What a store was judged by; null if it never was, as in one that an older acct made. */
    public static @Nullable JudgedBy of(Store store) throws SQLException {
        try (PreparedStatement statement =
                        Statements.prepare(store.connection(), SqlFile.of("staging/reply_rules"), Map.of());
                ResultSet row = statement.executeQuery()) {
            return row.next() ? new JudgedBy(row.getInt("masks"), new RulesVersion(row.getString("rules"))) : null;
        }
    }
}
