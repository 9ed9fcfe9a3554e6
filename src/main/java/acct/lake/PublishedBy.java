package acct.lake;

import acct.sql.SqlFile;
import acct.store.Statements;
import acct.store.Store;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A table beside the views of a lake that says which server published a load whose rows count. */
final class PublishedBy {
    private PublishedBy() {}

    static void show(Store store, PinnedLake pinned) throws SQLException {
        store.execute("create or replace temp table published_by (load_id bigint, server varchar)");
        for (ServerPart part : pinned.parts()) {
            List<Long> loads = new ArrayList<>();
            List<String> servers = new ArrayList<>();
            var leftOut = pinned.leftOut(part.server());
            for (LakeLoad load : part.loads().values()) {
                if (!leftOut.contains(load.key())) {
                    loads.add(load.id());
                    servers.add(part.server());
                }
            }
            if (!loads.isEmpty()) {
                try (PreparedStatement insert = Statements.prepare(
                        store.connection(),
                        SqlFile.of("lake/published_by"),
                        Map.of("loads", loads, "servers", servers))) {
                    insert.execute();
                }
            }
        }
    }
}
