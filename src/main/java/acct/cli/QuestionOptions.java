package acct.cli;

import acct.model.Surroundings;
import picocli.CommandLine.Option;

/** What a command takes that asks the store statements which a person may want to see. */
class QuestionOptions extends StoreOptions {
    @Option(names = "--show-sql", description = "Print each statement to standard error before it runs.")
    private boolean showSql;

    QuestionOptions(Surroundings around) {
        super(around);
    }

    @Override
    void asked(String sql) {
        if (showSql) {
            around().err().println(sql);
        }
    }
}
