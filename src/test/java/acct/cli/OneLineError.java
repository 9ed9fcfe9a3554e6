package acct.cli;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Cli;

/** How a command fails: with a code, and one line that says why. */
final class OneLineError {
    private OneLineError() {}

    /** Fails unless a command ended with this code, one line, and nothing on standard output. */
    static void check(Cli.Result result, int exitCode) {
        assertThat(result.exitCode()).as(result.err()).isEqualTo(exitCode);
        assertThat(result.err())
                .startsWith("acct: ")
                .endsWith("\n")
                .hasLineCount(1)
                .doesNotContain("internal error");
        assertThat(result.out()).isEmpty();
    }
}
