package acct.cli;

import acct.lake.LakePlace;
import acct.model.Surroundings;
import acct.model.UserException;
import acct.store.StorePlace;
import java.nio.file.InvalidPathException;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a command takes that only asks: a store, or in its place a lake of many servers. */
final class AskedOptions extends QuestionOptions {
    @Option(
            names = "--lake",
            paramLabel = "DIR",
            description = "Ask the lake in this folder, which many servers publish to, in the place of a store.")
    private @Nullable String lake;

    AskedOptions(Surroundings around) {
        super(around);
    }

    @Override
    StorePlace place() {
        if (lake == null) {
            return super.place();
        }
        if (isStoreTyped()) {
            throw UserException.usage("--lake and --store: give one of them");
        }
        try {
            return new LakePlace(around().path(lake));
        } catch (InvalidPathException e) {
            throw UserException.usage("--lake " + lake + ": is no name of a folder: " + e.getReason());
        }
    }

    @Override
    <T> T over(List<String> files, Supplier<T> work) {
        if (lake != null && !files.isEmpty()) {
            throw UserException.usage(
                    "--lake " + lake + ": " + files.get(0) + " is asked by itself; leave one of them out");
        }
        return super.over(files, work);
    }
}
