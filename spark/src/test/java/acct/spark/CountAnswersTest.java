package acct.spark;

import java.util.List;

/** What is counted and judged. Two classes, as two may run at once. */
final class CountAnswersTest extends StatementAnswers {
    static final List<String> FOLDERS = List.of("aggregate", "alert", "audit", "doctor", "incident", "trace", "show");

    @Override
    List<String> folders() {
        return FOLDERS;
    }
}
