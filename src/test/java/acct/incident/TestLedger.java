package acct.incident;

import acct.ask.Questions;
import acct.model.RememberedDay;
import acct.model.StoredIncident;
import acct.model.ToldNotice;
import java.time.LocalDate;
import java.util.List;

/** Where a story's nights are noted. */
interface TestLedger {
    /** Loads, of one row each, of these days. */
    void load(List<LocalDate> days);

    /** Says of all loads what is kept of them. */
    void prune(String kept);

    void remember(List<RememberedDay> days, List<StoredIncident> incidents);

    void told(List<ToldNotice> notices);

    Memory memory();

    Questions questions();
}
