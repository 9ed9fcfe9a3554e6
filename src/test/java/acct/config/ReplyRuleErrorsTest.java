package acct.config;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What people get to read when a rule of their own for replies is wrong. */
final class ReplyRuleErrorsTest {
    private final Path folder;

    ReplyRuleErrorsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    static Stream<Arguments> wrongFiles() {
        return Stream.of(
                Arguments.of(
                        "replies: {rule: []}",
                        "acct.yaml:1: unknown key 'rule' in 'replies'; valid keys: rules, severity"),
                Arguments.of(
                        "replies:\n  rules: {name: a}",
                        "acct.yaml:2: 'replies.rules' must be a list, each entry beginning with '- '"),
                Arguments.of(
                        "replies:\n  rules:\n  - policy",
                        "acct.yaml:3: an entry of 'replies.rules' must hold keys, one 'key: value' each"),
                Arguments.of(
                        reply("name: a\n    cat: policy"),
                        "acct.yaml:4: unknown key 'cat' in 'replies.rules'; valid keys: name, category, axis, action, any,"
                                + " also, all, none, codes, replies, bounce-cat, why"),
                Arguments.of(reply("category: policy"), "acct.yaml:3: 'replies.rules' needs 'name'"),
                Arguments.of(reply("name: a"), "acct.yaml:3: 'replies.rules' needs 'category'"),
                Arguments.of(
                        reply("name: Our Rule"),
                        "acct.yaml:3: 'replies.rules.name' is 'Our Rule'; write small letters and digits with single"
                                + " hyphens, such as our-relay"),
                Arguments.of(
                        reply("name: a\n    category: hard"),
                        "acct.yaml:4: 'replies.rules.category' is 'hard'; valid are mailbox, domain, quota, ip-reputation,"
                                + " domain-reputation, content, rate-limit, authentication, greylisting, policy,"
                                + " connection, protocol, administrative, other"),
                Arguments.of(
                        reply("{name: a, category: policy, axis: hard}"),
                        "acct.yaml:3: 'replies.rules.axis' is 'hard'; valid are list-quality, mailbox-state, ip-reputation,"
                                + " domain-reputation, content, throttling, authentication, none, policy,"
                                + " infrastructure, format, unknown"),
                Arguments.of(
                        reply("{name: a, category: policy}"),
                        "acct.yaml:3: rule 'a' asks for nothing; give it any, all, codes, replies or bounce-cat"),
                Arguments.of(
                        reply("{name: a, category: policy, none: [x]}"),
                        "acct.yaml:3: rule 'a' asks for nothing; give it any, all, codes, replies or bounce-cat"),
                Arguments.of(
                        reply("{name: a, category: policy, any: x}"),
                        "acct.yaml:3: 'replies.rules.any' must be a list, such as [one, two]"),
                Arguments.of(
                        reply("{name: a, category: policy, any: ['*x']}"),
                        "acct.yaml:3: '*x' in 'replies.rules.any' may have one * only, and not at the beginning of a word"),
                Arguments.of(
                        reply("{name: a, category: policy, any: ['x*y*']}"),
                        "acct.yaml:3: 'x*y*' in 'replies.rules.any' may have one * only, and not at the beginning of a word"),
                Arguments.of(
                        reply("{name: a, category: policy, codes: [5.7]}"),
                        "acct.yaml:3: '5.7' in 'replies.rules.codes' is no status code; write 5.1.1, x.1.1, x.5.x or"
                                + " 5.7.606-5.7.649"),
                Arguments.of(
                        reply("{name: a, category: policy, codes: [5.7.9-5.7.1]}"),
                        "acct.yaml:3: '5.7.9-5.7.1' in 'replies.rules.codes' is no range of status codes; only the last"
                                + " number may rise, as in 5.7.606-5.7.649"),
                Arguments.of(
                        reply("{name: a, category: policy, codes: [4.7.1-5.7.9]}"),
                        "acct.yaml:3: '4.7.1-5.7.9' in 'replies.rules.codes' is no range of status codes; only the last"
                                + " number may rise, as in 5.7.606-5.7.649"),
                Arguments.of(
                        reply("{name: a, category: policy, replies: [600]}"),
                        "acct.yaml:3: '600' in 'replies.rules.replies' is no reply code; write 421, 45x or 5xx"),
                Arguments.of(
                        reply("{name: a, category: policy, any: [x]}\n  - {name: a, category: policy, any: [y]}"),
                        "acct.yaml:4: rule 'a' stands here and in line 3"),
                Arguments.of(
                        "replies: {severity: {rate: soft}}",
                        "acct.yaml:1: unknown category 'rate' in 'replies.severity'; valid categories: mailbox, domain,"
                                + " quota, ip-reputation, domain-reputation, content, rate-limit, authentication,"
                                + " greylisting, policy, connection, protocol, administrative, other"),
                Arguments.of(
                        "replies: {severity: {rate-limit: deferral}}",
                        "acct.yaml:1: 'replies.severity.rate-limit' is 'deferral'; valid are hard, soft, block, none, unknown"));
    }

    private static String reply(String rule) {
        return "replies:\n  rules:\n  - " + rule;
    }

    @ParameterizedTest
    @MethodSource("wrongFiles")
    void saysWhereAFileIsWrong(String text, String message) throws IOException {
        WrongFile.check(folder, text, message);
    }
}
