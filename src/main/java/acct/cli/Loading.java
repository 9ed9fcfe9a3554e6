package acct.cli;

import acct.load.FileResult;
import acct.load.IngestRun;
import acct.load.Terms;
import acct.print.LogText;
import acct.read.PassedOver;
import java.time.Duration;
import java.util.List;
import java.util.function.LongConsumer;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Loads for {@code ingest} and {@code nightly}, and says on standard error what a person should know. */
final class Loading {
    private Loading() {}

    static IngestRun run(StoreOptions options, List<String> paths, Terms terms) {
        IngestRun run =
                options.showsProgress() ? withBar(options, paths, terms) : load(options, paths, terms, bytes -> {});
        notePassedOver(options, run);
        return run;
    }

    /** Goes on until stopped. */
    static IngestRun follow(StoreOptions options, List<String> paths, Terms terms, Duration every) {
        IngestRun run = options.acct()
                .loads()
                .follow(
                        paths,
                        terms,
                        every,
                        result -> sayGrowth(options, result),
                        remark -> options.note(LogText.visible(remark)));
        notePassedOver(options, run);
        return run;
    }

    private static void notePassedOver(StoreOptions options, IngestRun run) {
        for (PassedOver over : run.passedOver()) {
            String sentence = "passed over " + LogText.visible(over.path()) + ": " + LogText.visible(over.why());
            if (over.isAccounting()) {
                // Rows may be missing: said also with --quiet.
                options.around().err().println("acct: " + sentence);
            } else {
                options.note(sentence);
            }
        }
    }

    private static void sayGrowth(StoreOptions options, FileResult result) {
        say(options, result);
        if (result.stored() > 0) {
            options.note(LogText.visible(result.path()) + ": " + result.stored()
                    + (result.stored() == 1 ? " row" : " rows") + " stored");
        }
    }

    private static IngestRun withBar(StoreOptions options, List<String> paths, Terms terms) {
        long total = options.acct().loads().bytesOf(paths);
        StatusLine status = options.status();
        try (ProgressBar bar = new ProgressBarBuilder()
                .setTaskName("loading")
                .setInitialMax(total)
                .setUnit(" MB", 1_000_000)
                .setStyle(ProgressBarStyle.ASCII)
                .setConsumer(new DelegatingProgressBarConsumer(status::draw, status.width()))
                .build()) {
            return load(options, paths, terms, bar::stepBy);
        } finally {
            status.end();
        }
    }

    private static IngestRun load(StoreOptions options, List<String> paths, Terms terms, LongConsumer progress) {
        return options.acct().loads().ingest(paths, terms, result -> say(options, result), progress);
    }

    private static void say(StoreOptions options, FileResult result) {
        if (result.status() == FileResult.Status.REFUSED) {
            // An error is said also with --quiet.
            options.around().err().println("acct: " + LogText.visible(result.message()));
            return;
        }
        if (result.rejected() > 0) {
            options.note(LogText.visible(result.path()) + ": " + result.rejected()
                    + (result.rejected() == 1 ? " line was" : " lines were")
                    + " not stored; see `acct rejects`");
        }
        if (!result.message().isEmpty() && options.isVerbose()) {
            options.note(LogText.visible(result.path() + ": " + result.message()));
        }
    }
}
