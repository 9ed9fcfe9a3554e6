package acct.pmta.check;

import acct.model.Finding;
import acct.pmta.model.Configuration;
import acct.pmta.model.Remarks;
import acct.pmta.model.Thresholds;
import acct.pmta.show.Names;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with a configuration by itself, without any log. docs/audit.md defines each check. */
public final class Checks {
    private Checks() {}

    /** All findings, errors first. */
    public static List<Finding> of(Configuration configuration, Thresholds thresholds) {
        Names names = new Names(configuration);
        Remarks remarks = new Remarks();
        NameChecks.check(names, remarks);
        AddressChecks.check(names, remarks);
        SelectionChecks.check(names, remarks);
        ColdChecks.check(names, remarks);
        RollupChecks.check(names, remarks);
        DkimChecks.check(names, remarks);
        LogChecks.check(names, thresholds, remarks);
        List<Finding> all = new ArrayList<>(configuration.remarks());
        all.addAll(remarks.all());
        return Finding.byPlace(all);
    }
}
