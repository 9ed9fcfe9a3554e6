package acct.lake;

import acct.model.ExitCode;
import acct.model.UserException;
import acct.write.Unfinished;
import acct.write.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes files of rows and names them by their content, and counts them. */
final class FileWriting {
    private final LakeFolder lake;
    private final TableRows rows;
    private final PublishTerms terms;
    private long files;
    private long bytes;

    FileWriting(LakeFolder lake, TableRows rows, PublishTerms terms) {
        this.lake = lake;
        this.rows = rows;
        this.terms = terms;
    }

    long files() {
        return files;
    }

    long bytes() {
        return bytes;
    }

    /** Writes the rows of a table and day. */
    LakeFile write(
            DayFiles day,
            String server,
            JudgedRules judged,
            Map<Long, Long> loads,
            Set<Long> withRows,
            Set<Long> withHours)
            throws SQLException {
        files++;
        String schema = rows.schema(day.table());
        List<String> keys = List.copyOf(day.loads().keySet());
        if (terms.effect() == PublishTerms.Effect.TOLD_ONLY) {
            long count = day.loads().values().stream().mapToLong(one -> one).sum();
            return new LakeFile(day.table().label(), day.day(), "", count, -1, "", schema, keys, judged);
        }
        String folder = LakeNames.data(server, day.day());
        Path made = lake.begin(folder);
        try {
            rows.write(new TableRows.Wanted(day.table(), day.day(), loads, withRows, withHours), made);
            LakeFile file = described(day, folder, made, schema, keys, judged);
            lake.finish(made, file.path());
            bytes += file.bytes();
            return file;
        } finally {
            lake.drop(made);
        }
    }

    /** A table that loads share: written only if its bytes are others. */
    LakeFile shared(DayFiles day, String server, JudgedRules judged, @Nullable LakeFile known) throws SQLException {
        String folder = LakeNames.data(server, LakeNames.UNDATED);
        Path trial = trial();
        try {
            rows.write(new TableRows.Wanted(day.table(), day.day(), Map.of(), Set.of(), Set.of()), trial);
            LakeFile file = described(day, folder, trial, rows.schema(day.table()), List.of(), judged);
            if (known != null && known.sha256().equals(file.sha256())) {
                return known.judgedBy().equals(judged) ? known : file;
            }
            files++;
            if (terms.effect() == PublishTerms.Effect.TOLD_ONLY) {
                return new LakeFile(
                        file.table(), file.day(), "", file.rows(), -1, "", file.schema(), List.of(), judged);
            }
            Path made = lake.begin(folder);
            try {
                Files.copy(trial, made, StandardCopyOption.REPLACE_EXISTING);
                lake.finish(made, file.path());
            } catch (IOException e) {
                throw lake.failed(file.path(), "cannot be written", e);
            } finally {
                lake.drop(made);
            }
            bytes += file.bytes();
            return file;
        } finally {
            lake.drop(trial);
        }
    }

    private static Path trial() {
        try {
            return Unfinished.file(Path.of(System.getProperty("java.io.tmpdir")), "acct-", ".parquet");
        } catch (IOException e) {
            throw new UserException(
                    ExitCode.FAILED, "no room to prepare files: " + WholeFile.why(e) + "; set TMPDIR", e);
        }
    }

    private LakeFile described(
            DayFiles day, String folder, Path made, String schema, List<String> keys, JudgedRules judged)
            throws SQLException {
        try {
            String sha256 = FileDigest.of(made);
            return new LakeFile(
                    day.table().label(),
                    day.day(),
                    folder + "/" + day.table().label() + "-" + sha256.substring(0, 16) + ".parquet",
                    rows.rows(made),
                    Files.size(made),
                    sha256,
                    schema,
                    keys,
                    judged);
        } catch (IOException e) {
            throw lake.failed(folder, "cannot be read", e);
        }
    }
}
