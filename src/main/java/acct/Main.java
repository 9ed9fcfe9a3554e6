package acct;

import acct.cli.CommandLineInterface;
import acct.cli.SignalStop;
import acct.model.Surroundings;
import acct.print.StampedLines;
import java.io.PrintWriter;
import java.time.ZoneId;
import java.util.Set;

/** Starts the program. */
public final class Main {
    /** The commands that cron starts. */
    private static final Set<String> LOGGED = Set.of("nightly", "ingest");

    private Main() {}

    /** Runs one command and ends the JVM with its exit code. */
    public static void main(String[] args) {
        Thread.setDefaultUncaughtExceptionHandler(Main::ended);
        SignalStop stop = new SignalStop();
        int code = 1;
        try {
            code = run(args, logged(args, Surroundings.real(stop)));
        } finally {
            stop.finished(code);
        }
        System.exit(code);
    }

    /** What cron starts appends to a log file, in which each line is to have its time; the journal of systemd has its own. */
    private static Surroundings logged(String[] args, Surroundings around) {
        boolean isLog = args.length > 0
                && LOGGED.contains(args[0])
                && around.terminal() == Surroundings.Terminal.NONE
                && !around.environment().containsKey("JOURNAL_STREAM");
        return isLog
                ? around.withErr(new PrintWriter(
                        new StampedLines(around.err(), around.clock().withZone(ZoneId.systemDefault())), true))
                : around;
    }

    /** DuckDB's threads that die of memory hand it on as an SQL error; it is said once, by the command line. */
    private static void ended(Thread thread, Throwable e) {
        if (!(e instanceof OutOfMemoryError)) {
            System.err.println("acct: internal error in " + thread.getName() + ": " + e);
        }
    }

    /** Runs one command and returns its exit code; never ends the JVM, so tests call it as cron does. */
    public static int run(String[] args, Surroundings around) {
        int code = CommandLineInterface.run(args, around);
        around.out().flush();
        around.err().flush();
        return code;
    }
}
