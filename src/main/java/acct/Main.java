package acct;

import acct.cli.CommandLineInterface;
import acct.model.Surroundings;

/** Starts the program. */
public final class Main {
    private Main() {}

    /** Runs one command and ends the JVM with its exit code. */
    public static void main(String[] args) {
        SignalStop stop = new SignalStop();
        int code = 1;
        try {
            code = run(args, Surroundings.real(stop));
        } finally {
            stop.finished(code);
        }
        System.exit(code);
    }

    /** Runs one command and returns its exit code; never ends the JVM, so tests call it as cron does. */
    public static int run(String[] args, Surroundings around) {
        int code = CommandLineInterface.run(args, around);
        around.out().flush();
        around.err().flush();
        return code;
    }
}
