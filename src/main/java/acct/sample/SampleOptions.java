package acct.sample;

import acct.model.UserException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Set;

/**
 * What sample to write.
 *
 * @param days number of days, the last one being {@code lastDay}; one file each
 * @param rows number of rows over all days together, without header lines
 * @param seed the same seed and options give the same bytes
 * @param lastDay the last day; incidents are planted on it
 * @param out folder for the files; made if it does not exist, files of the same names are replaced
 * @param incidents what goes wrong on the last day
 */
public record SampleOptions(int days, long rows, long seed, LocalDate lastDay, Path out, Set<Incident> incidents) {
    private static final int MOST_DAYS = 3_660;

    public SampleOptions {
        incidents = Set.copyOf(incidents);
        if (days < 1 || days > MOST_DAYS) {
            throw UserException.usage("--days " + days + ": give a number from 1 to " + MOST_DAYS);
        }
        if (rows < 1) {
            throw UserException.usage("--rows " + rows + ": give at least 1");
        }
    }
}
