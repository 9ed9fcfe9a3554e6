package acct.cli;

import acct.init.FirstConfiguration;
import acct.model.ExitCode;
import acct.model.Surroundings;
import acct.print.LogText;
import acct.write.WholeFile;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code acct init}: a first acct.yaml. */
@Command(
        name = "init",
        description =
                "Write a commented acct.yaml after what is found on this host: PowerMTA’s configuration, accounting"
                        + " files, time zone, pools, and kinds of mail that names suggest. It asks nothing, and says what it could"
                        + " not find.")
final class InitCommand implements Callable<Integer> {
    @Mixin
    private final CommonOptions options;

    @Option(
            names = "--pmta-config",
            paramLabel = "FILE",
            description = "The main file of PowerMTA’s configuration (else /etc/pmta/config).")
    private @Nullable String pmtaConfig;

    @Option(names = "--out", paramLabel = "FILE", description = "Where to write it (default: ./acct.yaml).")
    private String out = "acct.yaml";

    @Option(names = "--force", description = "Let it take the place of a FILE that is there.")
    private boolean force;

    InitCommand(Surroundings around) {
        this.options = new CommonOptions(around);
    }

    @Override
    public Integer call() {
        List<String> missing = FirstConfiguration.write(
                options.around(), pmtaConfig, out, force ? WholeFile.Earlier.REPLACED : WholeFile.Earlier.KEPT);
        options.around().out().println(LogText.visible(out));
        missing.forEach(sentence -> options.note("not found: " + LogText.visible(sentence)));
        return ExitCode.DONE.code();
    }
}
