package acct.report;

import java.util.Map;

/**
 * A shipped statement that a section asks of the days of the report.
 *
 * @param statement its name, such as {@code report/jobs}
 * @param values its parameters beside {@code since} and {@code until}
 */
record SectionQuestion(String statement, Map<String, Object> values) {
    SectionQuestion {
        values = Map.copyOf(values);
    }
}
