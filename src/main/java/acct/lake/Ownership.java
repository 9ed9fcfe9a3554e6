package acct.lake;

import acct.model.ExitCode;
import acct.model.UserException;
import acct.sql.SqlFile;
import acct.store.Store;
import java.sql.SQLException;
import java.util.Optional;

/** To which store a server's name belongs. */
final class Ownership {
    private Ownership() {}

    /** By what a store is told from others. */
    static String storeName(Store store) throws SQLException {
        return store.text(SqlFile.of("night/store").statement());
    }

    /** Makes the lake if there is none, and takes the name if nobody has it. */
    static void claim(LakeFolder lake, String server, String store) {
        if (lake.find(LakeNames.FORMAT).isEmpty()) {
            lake.create(LakeNames.FORMAT, ManifestText.format());
        }
        lake.mustRefuseTaken(LakeNames.FORMAT, PinnedLake.mustBeThere(lake));
        if (lake.find(LakeNames.owner(server)).isEmpty()) {
            lake.create(LakeNames.owner(server), ManifestText.owner(server, store));
        }
        check(lake, server, store);
    }

    /** Refuses a name that belongs to another store. */
    static void check(LakeFolder lake, String server, String store) {
        String name = LakeNames.owner(server);
        Optional<String> owner = lake.find(name).map(text -> ManifestText.owner(text, lake.name(name)));
        if (owner.isPresent() && !owner.get().equals(store)) {
            throw new UserException(
                    ExitCode.REFUSED,
                    lake.name() + ": server " + server + " belongs to another store; give this host a name of its own"
                            + " (`server` in acct.yaml), or after a reinstall run `acct lake adopt --server " + server
                            + "`");
        }
    }

    /** Gives the name to this store. */
    static void adopt(LakeFolder lake, String server, String store) {
        PinnedLake.mustBeThere(lake);
        if (lake.find(LakeNames.owner(server)).isEmpty()) {
            throw UserException.failed(lake.name() + ": no server " + server + " has published here");
        }
        lake.replace(LakeNames.owner(server), ManifestText.owner(server, store));
    }
}
