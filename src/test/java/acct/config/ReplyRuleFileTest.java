package acct.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import acct.model.Axis;
import acct.model.Category;
import acct.model.Phrase;
import acct.model.ReplySubject;
import acct.model.SeverityClass;
import acct.model.StatusCodes;
import acct.model.UserException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The shape of the file with rules that comes with the program. */
final class ReplyRuleFileTest {
    private static final String CATEGORIES = Arrays.stream(Category.values())
            .map(c -> "  " + c.label() + ": {axis: none, severity: soft, action: Wait.}\n")
            .collect(Collectors.joining("", "categories:\n", ""));

    private static final String SUBJECTS = """
            subjects:
              recipient: {blamed: [recipient unknown], named: [recipient]}
              sender: {blamed: [sender unknown], codes: [x.1.8]}
              client: {named: [client]}
              message: {}
            """;

    private static final String RULES = "rules:\n- {name: one, category: quota, any: [full]}\n";

    @Test
    void everythingHasToBeThere() {
        assertThatThrownBy(() -> ReplyRuleFile.read("f", ""))
                .isInstanceOf(UserException.class)
                .hasMessage("f:1: the file is empty; it needs version, categories, subjects and rules");
        assertThatThrownBy(() -> ReplyRuleFile.read("f", CATEGORIES + RULES))
                .hasMessage("f:1: the file needs 'version'");
        assertThatThrownBy(() -> ReplyRuleFile.read("f", "version: 1\n" + RULES))
                .hasMessage("f:1: 'categories' needs 'mailbox'");
        String without = CATEGORIES.replaceFirst("  quota.*\n", "");
        assertThatThrownBy(() -> ReplyRuleFile.read("f", "version: 1\n" + without + RULES))
                .hasMessage("f:2: 'categories' needs 'quota'");
        String silent = CATEGORIES.replaceFirst("(quota: .*), action: Wait.", "$1");
        assertThatThrownBy(() -> ReplyRuleFile.read("f", "version: 1\n" + silent + RULES))
                .hasMessage("f:5: 'categories.quota' needs 'action'");
        assertThatThrownBy(() -> ReplyRuleFile.read("f", "version: 1\n" + CATEGORIES + RULES))
                .hasMessage("f:1: 'subjects' needs 'recipient'");
        String nobody = SUBJECTS.replaceFirst("  client.*\n", "");
        assertThatThrownBy(() -> ReplyRuleFile.read("f", "version: 1\n" + CATEGORIES + nobody + RULES))
                .hasMessageEndingWith("'subjects' needs 'client'");
        String odd = SUBJECTS.replaceFirst("named: .client.", "hinted: [client]");
        assertThatThrownBy(() -> ReplyRuleFile.read("f", "version: 1\n" + CATEGORIES + odd + RULES))
                .hasMessageContaining("unknown key 'hinted'");
    }

    @Test
    void readsVersionCategoriesAndRulesInTheirOrder() {
        ReplyRuleFile file = ReplyRuleFile.read(
                "f",
                "version: 7\n" + CATEGORIES + SUBJECTS + RULES + "- {name: two, category: other, codes: [x.1.1]}\n");
        assertThat(file.version()).isEqualTo("7");
        assertThat(file.usual())
                .hasSize(Category.values().length)
                .containsEntry(Category.QUOTA, new ReplyRuleFile.Usual(Axis.NONE, SeverityClass.SOFT, "Wait."));
        assertThat(file.subjects()).hasSize(ReplySubject.values().length);
        assertThat(file.subjects())
                .containsEntry(
                        ReplySubject.SENDER,
                        new ReplySubject.Words(
                                List.of(Phrase.parse("sender unknown")),
                                List.of(),
                                List.of(StatusCodes.parse("x.1.8"))));
        assertThat(file.rules()).extracting("name").containsExactly("one", "two");
    }
}
