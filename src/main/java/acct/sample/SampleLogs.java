package acct.sample;

import acct.model.ExitCode;
import acct.model.RecordType;
import acct.model.UserException;
import acct.write.Access;
import acct.write.WholeFile;
import acct.write.WholeFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes synthetic accounting files and the PowerMTA configuration they belong to. Everything follows from the seed:
 * equal options give equal bytes on any JDK, in any time zone and locale. Rows are streamed, so memory does not grow
 * with their number.
 */
public final class SampleLogs {
    private static final String CONFIGURATION = "pmta.config";
    private static final String CLASSES = "acct.yaml";

    private final SamplePlan plan;
    private final Path out;
    private final Dice dice;
    private final Simulation simulation;

    private SampleLogs(SamplePlan plan, Path out) {
        this.plan = plan;
        this.out = out;
        this.dice = new Dice(plan.seed());
        this.simulation = new Simulation(dice, new Incidents(plan.incidents()));
    }

    /**
     * Writes one accounting file a day, {@code pmta.config} and {@code acct.yaml}.
     *
     * @return the files written, accounting files first
     * @throws UserException if the folder cannot be used or written
     */
    public static List<Path> write(SampleOptions options) {
        return write(SamplePlan.of(options), options.out());
    }

    /**
     * Writes the set that stands in the repository as {@code sample-logs/}: three days with a block-listed address, a
     * leak, a damaged line, and a file with other columns and epoch times.
     *
     * @return the files written, accounting files first
     * @throws UserException if the folder cannot be used or written
     */
    public static List<Path> committed(Path out) {
        return write(SamplePlan.committed(), out);
    }

    private static List<Path> write(SamplePlan plan, Path out) {
        if (Files.exists(out) && !Files.isDirectory(out)) {
            throw UserException.usage("--out " + out + ": is a file; give a folder");
        }
        try {
            WholeFolder.make(out, Access.UMASK);
            return new SampleLogs(plan, out).files();
        } catch (IOException e) {
            throw new UserException(ExitCode.FAILED, out + ": cannot write the sample: " + WholeFile.why(e), e);
        }
    }

    private List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        for (SamplePlan.Day day : plan.days()) {
            simulation.startDay(day.date());
            files.addAll(day(day));
        }
        Path configuration = out.resolve(CONFIGURATION);
        write(configuration, PmtaConfig.text(plan));
        files.add(configuration);
        Path classes = out.resolve(CLASSES);
        write(classes, AcctConfig.text());
        files.add(classes);
        return List.copyOf(files);
    }

    private static void write(Path file, String text) throws IOException {
        WholeFile.print(file, Access.UMASK, WholeFile.Earlier.REPLACED, out -> out.print(text));
    }

    private List<Path> day(SamplePlan.Day day) throws IOException {
        List<Path> files = new ArrayList<>();
        SampleRhythm rhythm = new SampleRhythm(day.rows());
        for (int i = 0; i < day.parts().size(); i++) {
            SamplePlan.Part part = day.parts().get(i);
            long endRow = i + 1 < day.parts().size() ? day.parts().get(i + 1).firstRow() : day.rows();
            Path file = out.resolve(part.file());
            WholeFile.write(file, Access.UMASK, WholeFile.Earlier.REPLACED, stream -> {
                RowWriter writer = new RowWriter(part.layout(), dice, stream);
                writer.header();
                rows(day, part, endRow, rhythm, writer);
                writer.flush();
            });
            files.add(file);
        }
        return files;
    }

    private void rows(SamplePlan.Day day, SamplePlan.Part part, long endRow, SampleRhythm rhythm, RowWriter writer)
            throws IOException {
        long midnight = day.date().atStartOfDay().toEpochSecond(ZoneOffset.ofTotalSeconds(SamplePlan.OFFSET_SECONDS));
        boolean damageDue = true;
        for (long row = part.firstRow(); row < endRow; row++) {
            Event event = simulation.next(midnight + rhythm.secondOf(row, dice));
            if (damageDue && row >= day.damaged() && event.type() == RecordType.DELIVERED) {
                writer.damagedRow(event);
                damageDue = false;
            } else {
                writer.row(event);
            }
        }
    }
}
