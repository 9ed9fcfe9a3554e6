package acct.alert;

import acct.ask.Questions;
import acct.audit.PmtaConfigurations;
import acct.classify.RulesVersion;
import acct.config.Config;
import acct.model.Period;
import acct.model.Surroundings;
import acct.sql.Row;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * All by which days are judged beside their rows: the build, acct.yaml and the files that it names, and the rules by which
 * the store judged its replies and names. What is not here, and changes a verdict, would let an old one stand.
 */
final class JudgingTerms {
    private JudgingTerms() {}

    /**
     * A digest of them.
     *
     * @param build tells this build from every other
     */
    static String of(String build, Surroundings around, Config config, Questions questions) {
        List<String> terms = new ArrayList<>();
        terms.add(build);
        terms.add(config.text());
        String folder = config.alertRules();
        terms.addAll(folder == null ? List.of() : OwnRuleFiles.written(around.path(folder)));
        terms.add(configuration(around, config));
        terms.add(questions.only("incident/judged_by", Period.ALL, Map.of(), JudgingTerms::rules));
        // A list says where each of its texts ends by their lengths.
        return RulesVersion.of(terms.stream().map(String::length).toList() + String.join("", terms))
                .text();
    }

    /** The PowerMTA configuration as it is now, with the places of its lines, which findings name. */
    private static String configuration(Surroundings around, Config config) {
        String file = config.pmtaConfig();
        if (file == null) {
            return "";
        }
        try {
            return new PmtaConfigurations(around, config.pmtaConfigRoots()).written(file);
        } catch (IOException e) {
            return "unreadable";
        }
    }

    private static String rules(Row row) {
        return row.countOrNull("masks") + " " + row.textOrNull("reply_rules") + " " + row.textOrNull("class_rules")
                + " " + row.count("configurations") + " " + row.instantOrNull("latest_configuration");
    }
}
