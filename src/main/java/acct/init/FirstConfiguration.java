package acct.init;

import acct.model.ExitCode;
import acct.model.Surroundings;
import acct.model.UserException;
import acct.write.Access;
import acct.write.WholeFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A first acct.yaml, with a comment beside all that a person should look at. */
public final class FirstConfiguration {
    private final Discovered found;

    private FirstConfiguration(Discovered found) {
        this.found = found;
    }

    /**
     * Looks around on this host and writes the file.
     *
     * @param pmtaConfig PowerMTA's main file; null looks where it usually is
     * @param file where to write
     * @param earlier what becomes of a file that is there
     * @return what could not be found, a sentence each
     * @throws UserException if a file is there that is to be kept, or if it cannot be written
     */
    public static List<String> write(
            Surroundings around, @Nullable String pmtaConfig, String file, WholeFile.Earlier earlier) {
        return write(around, Path.of("/"), pmtaConfig, file, earlier);
    }

    /**
     * The same below another folder.
     *
     * @param root where the host begins
     */
    static List<String> write(
            Surroundings around, Path root, @Nullable String pmtaConfig, String file, WholeFile.Earlier earlier) {
        Discovered found = new HostSearch(around, root).find(pmtaConfig);
        try {
            WholeFile.print(around.path(file), Access.READABLE, earlier, new FirstConfiguration(found)::print);
        } catch (FileAlreadyExistsException e) {
            throw new UserException(
                    ExitCode.FAILED,
                    file + ": is there already; give --force to replace it, or another name with --out",
                    e);
        } catch (IOException e) {
            throw new UserException(ExitCode.FAILED, file + ": cannot be written: " + WholeFile.why(e), e);
        }
        return found.missing();
    }

    private void print(PrintWriter out) {
        out.print("""
                # The configuration of acct, written by `acct init` after what it found on this host. All of it is optional;
                # a key that acct does not know is an error. Try it: acct nightly --mail-dry-run --mail-to you@example.com
                """);
        if (!found.missing().isEmpty()) {
            out.print("#\n# Look at this, which was not found:\n");
            found.missing().forEach(sentence -> out.print("# - " + comment(sentence) + "\n"));
        }
        where(out);
        time(out);
        pmta(out);
        classes(out);
        out.print("""

                # How long single rows and counts are kept by `acct prune`; nothing is deleted unless that is run.
                #retention: {attempts: 30d, hourly: 800d, reports: 400d}

                # Recipients can be hidden when rows are loaded; docs/privacy.md tells what that is worth.
                #privacy: {recipients: hmac-sha256, key-file: /etc/acct/privacy.key}

                # Who gets the mail of each night; the password alone stands in its file, mode 600.
                #mail:
                #  host: smtp.example.com
                #  port: 587
                #  tls: starttls
                #  user: acct
                #  password-file: /etc/acct/smtp
                #  from: acct@example.com
                #  to: [team@example.com]
                """);
    }

    private void where(PrintWriter out) {
        String folder = found.folder();
        out.print(
                "\n# The store, one file, and the reports of the days. It holds recipients: a folder that nobody else reads.\n");
        String mark = folder == null ? "#" : "";
        String place = folder == null ? "/var/lib/acct" : folder;
        out.print(mark + "store: " + quoted(place + "/acct.duckdb") + "\n");
        out.print(mark + "reports: " + quoted(place + "/reports") + "\n");
        out.print("\n# What `acct nightly` loads without a PATH, from " + comment(found.logged())
                + ". What is loaded already, also under\n" + "# another name or compressed, is not loaded again.\n");
        out.print("files:\n");
        found.files().forEach(pattern -> out.print("  - " + quoted(pattern) + "\n"));
    }

    private void time(PrintWriter out) {
        String zone = found.zone();
        out.print("\n# Of times that are written without an offset from UTC: `iso-times no`, or seconds.\n");
        out.print((zone == null ? "#time-zone: UTC" : "time-zone: " + quoted(zone)) + "\n");
        String server = found.server();
        out.print("""

                # The name of the mail server in every row, where the rows have no user-string. Leave it out if more than one
                # server's files are loaded here.
                """);
        out.print(server == null ? "#server: mta1\n" : "#server: " + comment(quoted(server)) + "\n");
    }

    private void pmta(PrintWriter out) {
        String file = found.pmtaConfig();
        out.print("\n# Audited every night, and kept with each change. Passwords and keys in it are never read.\n");
        out.print(file == null ? "#pmta-config: /etc/pmta/config\n" : "pmta-config: " + quoted(file) + "\n");
        out.print("\n# Pools of virtual MTAs, where the rows have no vmtaPool. ");
        if (found.pools().isEmpty()) {
            out.print("None was found.\n#pools:\n#  pool-1: [vmta-1, vmta-2]\n");
            return;
        }
        out.print("pmta-config has them, so this stays a comment:\n#pools:\n");
        found.pools().forEach((pool, vmtas) -> out.print("#  " + comment(quoted(pool) + ": " + list(vmtas)) + "\n"));
    }

    private void classes(PrintWriter out) {
        out.print("\n# Which mail is what. ");
        if (found.classes().isEmpty()) {
            out.print("""
                    Decided by job, then user, sender domain, pool, virtual MTA and address.
                    #classes:
                    #  transactional: {pools: [trans-pool], jobs: ['otp-*']}
                    #  marketing: {pools: [mkt-pool], jobs: ['newsletter-*']}
                    """);
            return;
        }
        out.print("""
                Names suggest this and prove nothing: look at it. With jobs, users and sender_domains
                # beside them, `acct audit` finds mail of one kind on the road of another.
                """);
        out.print("classes:\n");
        found.classes().forEach((name, suggested) -> {
            out.print("  " + name + ":\n");
            line(out, "pools", suggested.pools());
            line(out, "vmtas", suggested.vmtas());
        });
    }

    private static void line(PrintWriter out, String key, List<String> names) {
        if (!names.isEmpty()) {
            out.print("    " + key + ": " + list(names) + "\n");
        }
    }

    private static String list(List<String> names) {
        return names.stream().map(FirstConfiguration::quoted).collect(Collectors.joining(", ", "[", "]"));
    }

    /** In single quotes, where YAML knows no escape but that of the quote. */
    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /** A comment ends with its line. */
    private static String comment(String text) {
        return text.codePoints()
                .map(c -> Character.isISOControl(c) || c == 0x2028 || c == 0x2029 ? ' ' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
