package acct.cli;

import acct.IngestRun;
import acct.model.FileResult;
import acct.render.LogText;
import java.io.PrintWriter;
import java.util.List;
import java.util.function.LongConsumer;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** Loads for {@code ingest} and {@code nightly}, and says on standard error what a person should know. */
final class Loading {
    private static final int BAR_WIDTH = 79;

    private Loading() {}

    static IngestRun run(CommonOptions options, LoadLimits limits, List<String> paths) {
        Double share = limits.maxRejectedShare();
        IngestRun run =
                options.showsProgress() ? withBar(options, share, paths) : load(options, share, paths, bytes -> {});
        for (String path : run.passedOver()) {
            options.note("passed over " + LogText.visible(path) + ": does not look like an accounting file");
        }
        return run;
    }

    private static IngestRun withBar(CommonOptions options, @Nullable Double share, List<String> paths) {
        long total = options.acct().bytesOf(paths);
        PrintWriter err = options.around().err();
        try (ProgressBar bar = new ProgressBarBuilder()
                .setTaskName("loading")
                .setInitialMax(total)
                .setUnit(" MB", 1_000_000)
                .setStyle(ProgressBarStyle.ASCII)
                .setConsumer(new DelegatingProgressBarConsumer(text -> draw(err, text), BAR_WIDTH))
                .build()) {
            return load(options, share, paths, bar::stepBy);
        } finally {
            err.println();
        }
    }

    private static void draw(PrintWriter err, String text) {
        err.print('\r' + text);
        err.flush();
    }

    private static IngestRun load(
            CommonOptions options, @Nullable Double share, List<String> paths, LongConsumer progress) {
        return options.acct().ingest(paths, share, result -> say(options, result), progress);
    }

    private static void say(CommonOptions options, FileResult result) {
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
