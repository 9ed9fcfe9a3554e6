package acct;

import acct.cli.CommandLineInterface;
import acct.cli.SignalStop;
import acct.model.Surroundings;

/** Starts the program. */
public final class Main {
    private Main() {}

    /** Runs one command and ends the JVM with its exit code. */
    public static void main(String[] args) {
        Thread.setDefaultUncaughtExceptionHandler(Main::ended);
        SignalStop stop = new SignalStop();
        int code = 1;
        try {
            code = run(args, Surroundings.real(stop));
        } finally {
            stop.finished(code);
        }
        System.exit(code);
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
