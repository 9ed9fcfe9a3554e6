package acct.load;

import acct.model.ExitCode;
import acct.read.PassedOver;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;

/**
 * What became of all inputs of one run.
 *
 * @param files one result per input, in the order of loading
 * @param passedOver what else is in the folders
 */
public record IngestRun(List<FileResult> files, List<PassedOver> passedOver) {
    public IngestRun {
        files = List.copyOf(files);
        passedOver = List.copyOf(passedOver);
    }

    /** The local days of the rows that this run stored, in order. */
    public List<LocalDate> days() {
        TreeSet<LocalDate> days = new TreeSet<>();
        files.stream().filter(file -> file.stored() > 0).forEach(file -> days.addAll(file.days()));
        return List.copyOf(days);
    }

    /** What the inputs together do to the exit code. */
    public ExitCode exit() {
        return files.stream().map(FileResult::exit).reduce(ExitCode.DONE, ExitCode::and);
    }
}
