package acct.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import acct.judge.OwnRule.Terms;
import acct.model.Metric;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the comments at the beginning of a rule's file say. */
final class OwnRuleHeaderTest {
    private static final String SOUND = "-- label: Much is refused.\n-- rule: much-refused\n-- metric: block\n";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "-- rule: x-1|1|needs 'severity' and 'limit', or 'warning' and 'critical'",
                "select 1|1|needs a line '-- rule: …' in its header",
                "-- rule: x-1;-- warning: 0.1|1|needs a line '-- metric: …' in its header",
                "-- rule: x-1;-- warning: 0.1;-- metric: block|1|needs a line '-- label: …' in its header",
                "-- rule: Much refused|1|'rule' is 'Much refused'; write small letters, digits and hyphens",
                "-- rule: x|1|'rule' is 'x'; write small letters",
                "-- label: a;-- rule:|2|'rule' is empty",
                "-- rule: x-1;;-- rule: x-2|3|'rule' stands here a second time",
                "-- rule: x-1;-- min-event: 3|2|unknown key 'min-event'; valid keys: label, rule, metric, severity",
                "-- rule: x-1;-- limit: 0.1|1|needs a line '-- severity: …'",
                "-- rule: x-1;-- severity: warning|1|needs a line '-- limit: …'",
                "-- rule: x-1;-- severity: bad;-- limit: 0.1|2|'severity' is 'bad'; valid are warning, critical",
                "-- rule: x-1;-- severity: info;-- limit: 0.1|2|'severity' is 'info'; valid are warning, critical",
                "-- rule: x-1;-- severity: warning;-- critical: 0.1|3|not both",
                "-- rule: x-1;-- warning: 2 %|2|'warning' is '2 %'; write a fraction from 0 to 1",
                "-- rule: x-1;-- warning: 1.5|2|write a fraction",
                "-- rule: x-1;-- warning: -0.5|2|write a fraction",
                "-- rule: x-1;-- critical: 0.1;-- warning: 0.2|3|'warning' must not be above 'critical'",
                "-- rule: x-1;-- warning: 0.1;-- metric: bounces|3|'metric' is 'bounces'; valid are hard, block",
                "-- rule: x-1;-- warning: 0.1;-- metric: data|3|'metric' is 'data'",
                "-- rule: x-1;-- warning: 0.1;-- metric: hard;-- min-cases: some|4|'min-cases' is 'some'; write a whole",
                "-- rule: x-1;-- warning: 0.1;-- columns: job, y|3|'columns' names 'y'; valid are source_ip, vmta"
            })
    void whatIsWrongIsNamedWithItsLine(String header, int line, String why) {
        String text = header.replace(';', '\n') + "\nselect 1 as x, 2 as n where $day is null";
        OwnRuleHeader.Wrong wrong =
                catchThrowableOfType(OwnRuleHeader.Wrong.class, () -> OwnRuleHeader.read("f.sql", text));
        assertThat(wrong).isNotNull();
        assertThat(wrong.line()).isEqualTo(line);
        assertThat(wrong.why()).contains(why).doesNotContain("\n");
    }

    @Test
    void oneLimitOrTwo() throws OwnRuleHeader.Wrong {
        assertThat(OwnRuleHeader.read("f.sql", SOUND + "-- severity: critical\n-- limit: 0.3\nselect"))
                .isEqualTo(new Terms("f.sql", "much-refused", Metric.BLOCK, null, 0.3, 5, 200, "Much is refused", ""));
        assertThat(OwnRuleHeader.read("f.sql", SOUND + "-- severity: warning\n-- limit: 0\n")
                        .warning())
                .isZero();
        assertThat(OwnRuleHeader.read(
                        "f.sql",
                        SOUND + "\n-- Words: of no key.\n-- a remark: of several words\n-- columns: job (whose), x, n\n"
                                + "-- warning: .1\n-- critical: 1\n-- min-events: 1\n-- min-cases: 0\n"
                                + "-- advice: Do this: now.\nselect 1\n-- rule: late"))
                .isEqualTo(new Terms(
                        "f.sql", "much-refused", Metric.BLOCK, 0.1, 1.0, 1, 0, "Much is refused", "Do this: now."));
    }
}
