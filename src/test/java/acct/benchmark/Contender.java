package acct.benchmark;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * One way to get at the numbers of a file.
 *
 * @param name as it stands in the table
 * @param command a whole process; its output goes to a file
 * @param output the database it makes anew; empty if it only prints
 */
record Contender(String name, List<String> command, Optional<Output> output) {

    /**
     * A database that a contender makes.
     *
     * @param database the file; made anew by every run
     * @param rows the statement that says what is in it, by type
     * @param hours the statement that says what its rollup holds; empty if it has none
     */
    record Output(Path database, String rows, Optional<String> hours) {}
}
