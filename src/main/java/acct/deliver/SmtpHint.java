package acct.deliver;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What to do about a refusal. A temporary one (4yz) asks for patience and not for another configuration.
 *
 * @param phases where it may come
 * @param reply what it looks like
 * @param text what to do
 */
record SmtpHint(Set<SmtpPhase> phases, Pattern reply, String text) {
    private static final Set<SmtpPhase> ANY = EnumSet.allOf(SmtpPhase.class);
    private static final Set<SmtpPhase> RECIPIENT = EnumSet.of(SmtpPhase.RECIPIENT);

    /** The first that fits is taken; if none does, what the phase says. */
    private static final List<SmtpHint> TABLE = List.of(
            hint(ANY, "4.*", "this is temporary, and nothing is wrong in acct.yaml"),
            hint(
                    ANY,
                    "5.*(?:STARTTLS|encryption (?:needed|required)|secure connection|5\\.7\\.11\\b).*|538.*",
                    "it wants encryption; set mail.tls to starttls or smtps"),
            hint(
                    EnumSet.complementOf(EnumSet.of(SmtpPhase.LOGIN)),
                    "530.*|5.*authentication (?:is )?(?:needed|required).*",
                    "it wants a login; set mail.user and mail.password-file"),
            hint(
                    EnumSet.of(SmtpPhase.SENDER, SmtpPhase.CONTENT, SmtpPhase.ACCEPTANCE),
                    "552.*|5.. 5\\.(?:3\\.4|2\\.3)\\b.*",
                    "the report is too large for it; read it in its folder, or ask its administrator for a higher limit"),
            hint(
                    RECIPIENT,
                    "5.. 5\\.7\\..*|5.*\\brelay.*",
                    "check mail.to, and mail.from and mail.user if it should relay for them"));

    static String of(SmtpPhase phase, SmtpReply reply) {
        String text = reply.code() + " " + reply.text();
        return TABLE.stream()
                .filter(hint ->
                        hint.phases.contains(phase) && hint.reply.matcher(text).matches())
                .map(SmtpHint::text)
                .findFirst()
                .orElse(phase.check());
    }

    private static SmtpHint hint(Set<SmtpPhase> phases, String reply, String text) {
        return new SmtpHint(phases, Pattern.compile(reply, Pattern.CASE_INSENSITIVE | Pattern.DOTALL), text);
    }
}
