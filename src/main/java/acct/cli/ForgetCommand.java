package acct.cli;

import acct.deliver.NamedPerson;
import acct.load.ForgottenPerson;
import acct.load.Loader;
import acct.model.ExitCode;
import acct.model.Surroundings;
import acct.model.UserException;
import acct.print.Format;
import acct.print.Numbers;
import acct.print.Sheet;
import acct.write.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code acct forget}: takes a person out of all that acct keeps. */
@Command(
        name = "forget",
        description = "Take a person out of all that acct keeps: rows, rejected lines, replies, waiting messages and"
                + " reports. Every row stays and counts, with `...` in the place of the name.",
        footer = {
            "",
            "What cannot be reached is named: the files that the rows came from, copies of the store, what was sent.",
            "A file that brings the person again brings the row without the name. There is no way back."
        })
final class ForgetCommand implements Callable<Integer> {
    private static final Sheet<Place> PLACES = new Sheet<Place>()
            .text("place", Place::name)
            .number("found", Place::found)
            .text("reached", Place::reached)
            .text("note", Place::note);

    private static final Map<String, String> NOTES = Map.of(
            "outbox", "messages that were still to be sent; `acct mail --again` makes them anew",
            "reply", "masked replies that named the person");

    @Mixin
    private final StoreOptions options;

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Option(names = "--dry-run", description = "Only say where the person is named.")
    private boolean dryRun;

    @Option(
            names = "--reports",
            paramLabel = "DIR",
            description = "The folder of the reports (else `reports` of the configuration, else ./reports).")
    private @Nullable String out;

    @Parameters(
            arity = "1..*",
            paramLabel = "ADDRESS",
            description = "The person's address; several are several persons.")
    private List<String> addresses = List.of();

    ForgetCommand(Surroundings around) {
        this.options = new StoreOptions(around);
    }

    /**
     * Where somebody is named.
     *
     * @param found in how many rows or files; null if nobody looked
     * @param reached whether he is taken out there
     */
    private record Place(
            String name,
            @Nullable Long found,
            boolean reached,
            @Nullable String note) {}

    @Override
    public Integer call() {
        List<String> asked = addresses.stream().map(String::strip).toList();
        for (String address : asked) {
            int at = address.lastIndexOf('@');
            if (at < 1 || at == address.length() - 1) {
                throw UserException.usage(
                        "forget " + address + ": no address; write it whole, such as ann@example.com");
            }
        }
        ForgottenPerson person =
                options.acct().loads().forget(asked, NamedPerson::isIn, dryRun ? Loader.Trial.YES : Loader.Trial.NO);
        NamedPerson.Found reports = reports(person);
        List<Place> places = new ArrayList<>();
        person.tables()
                .forEach(table -> places.add(new Place(table, person.rows().get(table), true, NOTES.get(table))));
        reports.mended().forEach(file -> places.add(new Place(file.toString(), 1L, true, null)));
        reports.deleted().forEach(file -> places.add(new Place(file.toString(), 1L, true, "a mail, which is deleted")));
        int reached = places.size();
        reports.unreadable()
                .forEach(file -> places.add(new Place(file.toString(), null, false, "cannot be read or written")));
        beyond(person, places);
        output.print(options, PLACES.of(places));
        boolean isAllSeen = reports.unreadable().isEmpty() && person.otherKeys().isEmpty();
        if (output.format() != Format.JSON) {
            options.note(reached == 0 ? nowhere(isAllSeen) : sentence(person, reached));
        }
        String trouble = person.trouble();
        if (trouble != null) {
            options.around()
                    .err()
                    .println("acct: forgotten, but old bytes may still lie in free space of the store: " + trouble
                            + "; run `acct forget` again");
        }
        return (trouble == null && isAllSeen ? ExitCode.DONE : ExitCode.FAILED).code();
    }

    private NamedPerson.Found reports(ForgottenPerson person) {
        Path folder = new Reports(options, out).place();
        try {
            return new NamedPerson(person.forms())
                    .below(folder, dryRun ? NamedPerson.Then.NOTHING : NamedPerson.Then.MENDED);
        } catch (IOException e) {
            throw new UserException(ExitCode.FAILED, folder + ": the reports cannot be read: " + WholeFile.why(e), e);
        }
    }

    /** What acct cannot reach. */
    private static void beyond(ForgottenPerson person, List<Place> places) {
        for (String location : person.locations()) {
            String there = Files.exists(Path.of(location)) ? "the accounting file" : "the accounting file was here";
            places.add(new Place(location, null, false, there + "; it names the person in clear"));
        }
        person.copies()
                .forEach(copy -> places.add(new Place(
                        copy.toString(), null, false, "the store before an upgrade; delete it when all is well")));
        person.otherKeys()
                .forEach((label, loads) -> places.add(new Place(
                        Numbers.count(loads, "load", "loads"),
                        null,
                        false,
                        "recipients are hidden by another key; name its file in `privacy.key-file` and forget again")));
        places.add(new Place("backups", null, false, "copies that `acct backup` or others made"));
        places.add(new Place("lakes and exports", null, false, "what was published or exported from this store"));
        places.add(new Place("sent mails and webhooks", null, false, "what others were told"));
        places.add(new Place("logs", null, false, "what a shell, cron or journald kept of output"));
    }

    private static String nowhere(boolean isAllSeen) {
        return isAllSeen
                ? "the person is named nowhere in the store and the reports"
                : "nothing that could be looked at names the person; what could not is named above";
    }

    private String sentence(ForgottenPerson person, int places) {
        long rows = person.rows().values().stream().mapToLong(Long::longValue).sum();
        String what = Numbers.count(rows, "row", "rows") + " of the store and "
                + Numbers.count(places - person.tables().size(), "report", "reports");
        return dryRun
                ? what + " name the person; nothing was done"
                : what + " named the person, and do so no more; all counts are as they were";
    }
}
