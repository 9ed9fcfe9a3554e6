package acct.load;

import acct.classify.isp.IspDirectory;
import acct.classify.reply.ReplyRules;
import acct.classify.traffic.TrafficClasses;
import acct.config.Config;
import acct.config.PrivacySection;
import acct.model.ExitCode;
import acct.model.Letter;
import acct.model.Stop;
import acct.model.Surroundings;
import acct.model.UserException;
import acct.read.AccountingFile;
import acct.read.InputPaths;
import acct.read.InputSpool;
import acct.read.Unreadable;
import acct.store.Patience;
import acct.store.Store;
import java.io.BufferedInputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What brings accounting files into the store. */
public final class Loads {
    /** The argument that means standard input. */
    public static final String STANDARD_INPUT = "-";

    private static final Duration FOLLOWER_PATIENCE = Duration.ofSeconds(2);

    private final Surroundings around;
    private final Config config;
    private final OpenedStore store;
    private final Supplier<Map<String, List<String>>> pools;
    private final Consumer<Store> afterwards;
    private final String version;
    private @Nullable Map<String, List<String>> mappedPools;

    /**
     * Loads into a store.
     *
     * @param pools pool to its virtual MTAs, for rows without a logged one
     * @param afterwards what a load keeps beside its rows, before the store is closed
     * @param version the version of acct that the ledger notes
     */
    public Loads(
            Surroundings around,
            Config config,
            OpenedStore store,
            Supplier<Map<String, List<String>>> pools,
            Consumer<Store> afterwards,
            String version) {
        this.around = around;
        this.config = config;
        this.store = store;
        this.pools = pools;
        this.afterwards = afterwards;
        this.version = version;
    }

    /**
     * Loads what is new in these inputs.
     *
     * @param arguments files, folders, patterns or {@code -}
     * @param terms what is refused, and by which way rows come in
     * @param each hears of each result as it comes
     * @param progress hears how many bytes were read
     */
    public IngestRun ingest(List<String> arguments, Terms terms, Consumer<FileResult> each, LongConsumer progress) {
        InputPaths inputs = InputPaths.expand(
                arguments.stream().filter(a -> !a.equals(STANDARD_INPUT)).toList(), around.folder());
        List<AccountingFile> files = inputs.files().stream()
                .filter(file -> Files.exists(file.path()))
                .toList();
        boolean reads = arguments.contains(STANDARD_INPUT);
        SoFar soFar = new SoFar(inputs.files().size() + inputs.missing().size() + (reads ? 1 : 0));
        Consumer<FileResult> collect = result -> {
            soFar.add(result);
            each.accept(result);
        };
        // What is not there is said before anything is written, such as what other rules make of the store.
        Stream.concat(
                        inputs.missing().stream(),
                        inputs.files().stream()
                                .filter(file -> !files.contains(file))
                                .map(AccountingFile::shown))
                .forEach(missing -> collect.accept(FileResult.nothing(
                        missing, FileResult.Status.REFUSED, missing + ": no such file", ExitCode.FAILED)));
        if (files.isEmpty() && !reads && !soFar.results().isEmpty()) {
            return new IngestRun(soFar.results(), inputs.passedOver());
        }
        List<AccountingFile> streams =
                files.stream().filter(AccountingFile::isStream).toList();
        List<AccountingFile> whole =
                files.stream().filter(file -> !file.isStream()).toList();
        LoadWork loading = loader -> {
            loader.roomMissing(whole).ifPresent(store::remark);
            loader.load(whole, collect, bytes -> {
                mustGoOn();
                progress.accept(bytes);
            });
        };
        Stop.Notice notice = around.stop().notice(() -> lastWords(soFar.sentence()));
        try {
            if (!whole.isEmpty() || (streams.isEmpty() && !reads)) {
                store.load(store.patience(), terms, settings(), loading, afterwards);
            }
            if (reads) {
                loadStream(STANDARD_INPUT, around::in, terms, collect);
            }
            for (AccountingFile stream : streams) {
                loadStream(
                        stream.shown(), () -> new FileInputStream(stream.path().toFile()), terms, collect);
            }
        } catch (Stopped e) {
            throw soFar.stopped();
        } catch (UserException e) {
            throw Store.isOutOfRoom(e.getCause()) ? soFar.outOfRoom(e) : e;
        } finally {
            notice.withdraw();
        }
        return new IngestRun(soFar.results(), inputs.passedOver());
    }

    /** Opens what can be read once only. */
    @FunctionalInterface
    private interface Opening {
        InputStream open() throws IOException;
    }

    /** The store is not taken before all has come that there is room for: a pipe may be silent for hours. */
    private void loadStream(String name, Opening opening, Terms terms, Consumer<FileResult> collect) {
        mustGoOn();
        try (InputStream in = opening.open();
                InputSpool spool = InputSpool.of(in, store.file(), this::mustGoOn)) {
            InputStream bytes = new BufferedInputStream(spool.bytes());
            store.load(
                    store.patience(),
                    terms,
                    settings(),
                    loader -> collect.accept(loader.load(name, bytes)),
                    afterwards);
        } catch (IOException e) {
            String message = name + ": cannot be read: " + Unreadable.why(e);
            collect.accept(FileResult.nothing(name, FileResult.Status.REFUSED, message, ExitCode.FAILED));
        }
    }

    private void mustGoOn() {
        if (around.stop().isAsked()) {
            throw new Stopped();
        }
    }

    private void lastWords(String sentence) {
        around.err().println("acct: " + sentence);
    }

    /**
     * Loads what is new in these inputs again and again until stopped, and leaves the store free in between.
     *
     * @param arguments files, folders or patterns
     * @param terms what to do with rows that another file brought before
     * @param every how long after the start of a round the next one starts
     * @param each hears of each result that says something new
     * @param remark hears what a person should know
     */
    public IngestRun follow(
            List<String> arguments, Terms terms, Duration every, Consumer<FileResult> each, Consumer<String> remark) {
        // A request to stop must not wait for another process.
        Patience patience = store.patience().atMost(FOLLOWER_PATIENCE);
        Follower.Loading loading = (files, collect, progress) ->
                store.load(patience, terms, settings(), loader -> loader.load(files, collect, progress));
        return new Follower(arguments, around.folder(), around.stop(), loading, each, remark).follow(every);
    }

    /** Judges all that is stored by the rules of today. */
    public Reclassified reclassify() {
        return store.reclassify(settings());
    }

    /**
     * Takes a person out of the store, or says what would go.
     *
     * @param names whether a message names somebody who may be written in one of these ways
     */
    public ForgottenPerson forget(List<String> addresses, BiPredicate<Letter, List<String>> names, Loader.Trial trial) {
        return store.forget(settings(), addresses, names, trial);
    }

    /** How many bytes the files of these inputs have on disk; only a progress bar depends on it. */
    public long bytesOf(List<String> arguments) {
        return InputPaths.expand(arguments, around.folder()).files().stream()
                .mapToLong(file -> file.path().toFile().length())
                .sum();
    }

    /** Read once: whoever follows files must not read the configuration in each round. */
    private Map<String, List<String>> mappedPools() {
        if (mappedPools == null) {
            mappedPools = pools.get();
        }
        return mappedPools;
    }

    /** How rows are understood today. */
    public LoadSettings settings() {
        return new LoadSettings(
                config.timeZone(),
                config.server(),
                mappedPools(),
                IspDirectory.load(config.isps()),
                ReplyRules.configured(config.replies()),
                new TrafficClasses(config.classes()),
                PrivacySection.policy(config.privacy(), around.folder()),
                around.clock(),
                version,
                around.folder());
    }
}
