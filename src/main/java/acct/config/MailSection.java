package acct.config;

import acct.config.Config.Attachment;
import acct.config.Config.Mail;
import acct.config.Config.MailClass;
import acct.config.Config.Tls;
import acct.config.MailRecipient.When;
import acct.config.YamlNode.Fields;
import acct.config.YamlNode.Items;
import acct.config.YamlNode.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code mail:} of acct.yaml: the server, and who gets what. */
final class MailSection {
    private static final Set<String> KEYS = ConfigReader.ordered(
            "host",
            "port",
            "tls",
            "user",
            "password-file",
            "from",
            "to",
            "reply-to",
            "subject-prefix",
            "url",
            "attach");
    private static final Set<String> RECIPIENT = ConfigReader.ordered("to", "when", "pools", "classes", "isps");
    private static final String DEFAULT_PREFIX = "[acct]";
    private static final int LONGEST_PREFIX = 40;
    private static final Pattern COUNT = Pattern.compile("[0-9]{1,9}");

    private final YamlSection mail;
    private final List<String> classes;

    private MailSection(YamlSection mail, List<String> classes) {
        this.mail = mail;
        this.classes = classes;
    }

    /**
     * How reports are mailed.
     *
     * @param mail the section; null if there is none
     * @param classes the classes of mail that a recipient may be for
     */
    static @Nullable Mail read(@Nullable YamlSection mail, List<MailClass> classes) {
        return mail == null
                ? null
                : new MailSection(
                                mail.onlyKeys(KEYS),
                                classes.stream().map(MailClass::name).toList())
                        .read();
    }

    private Mail read() {
        Tls tls = tls();
        List<MailRecipient> to = recipients();
        if (to.isEmpty()) {
            throw mail.error(mail.lineOf("to"), "'mail' needs 'to' with at least one address");
        }
        return new Mail(
                server(),
                port(tls),
                tls,
                mail.text("user"),
                mail.text("password-file"),
                address(mail, "from"),
                to,
                mail.text("reply-to") == null ? null : address(mail, "reply-to"),
                prefix(),
                WebUrl.of(mail, "url", WebUrl.Use.LINK),
                attachment());
    }

    private List<MailRecipient> recipients() {
        YamlNode.Field field = mail.fields().get("to");
        if (field == null || !(field.value() instanceof Items list)) {
            // Says what is wrong with it, if anything is there.
            return mail.parsed("to", MailAddress::parse).stream()
                    .map(MailRecipient::of)
                    .toList();
        }
        List<MailRecipient> recipients = new ArrayList<>();
        for (YamlNode item : list.items()) {
            if (item instanceof Fields group) {
                recipients.add(recipient(new YamlSection(mail.file(), group.line(), "mail.to", group.fields())));
            } else if (item instanceof Text text && !text.text().isBlank()) {
                recipients.add(MailRecipient.of(address(text.line(), text.text().strip(), "mail.to")));
            } else {
                throw mail.error(
                        item.line(), "an entry of 'mail.to' is neither an address nor keys such as {to: ADDRESS}");
            }
        }
        return recipients;
    }

    private MailRecipient recipient(YamlSection one) {
        one.onlyKeys(RECIPIENT);
        List<String> named = one.texts("classes");
        for (String name : named) {
            if (!classes.contains(name)) {
                throw one.wrong(
                        "classes",
                        name,
                        classes.isEmpty()
                                ? "define it under 'classes' first"
                                : "valid are those under 'classes': " + String.join(", ", classes));
            }
        }
        return new MailRecipient(address(one, "to"), when(one), one.texts("pools"), named, one.texts("isps"));
    }

    private static When when(YamlSection one) {
        String text = one.text("when");
        if (text == null) {
            return When.ALWAYS;
        }
        return Stream.of(When.values())
                .filter(when -> when.label().equals(text))
                .findFirst()
                .orElseThrow(() -> one.wrong(
                        "when",
                        text,
                        "valid are " + Stream.of(When.values()).map(When::label).collect(Collectors.joining(", "))));
    }

    private String prefix() {
        String text = mail.text("subject-prefix");
        if (text == null) {
            return DEFAULT_PREFIX;
        }
        if (text.length() > LONGEST_PREFIX || text.codePoints().anyMatch(Character::isISOControl)) {
            throw mail.wrong("subject-prefix", text, "write up to " + LONGEST_PREFIX + " letters, such as [acct mta1]");
        }
        return text;
    }

    private Attachment attachment() {
        String text = mail.text("attach");
        if (text == null || text.equals("none")) {
            return Attachment.NONE;
        }
        if (text.equals("html")) {
            return Attachment.HTML;
        }
        throw mail.wrong("attach", text, "valid are none, html");
    }

    private String server() {
        String text = mail.required("host");
        try {
            return MailDomain.server(text);
        } catch (IllegalArgumentException e) {
            throw mail.wrong("host", text, "write a host name such as smtp.example.com, and its port under 'port'");
        }
    }

    private MailAddress address(YamlSection section, String key) {
        return address(section.lineOf(key), section.required(key), section.path() + "." + key);
    }

    private MailAddress address(int line, String text, String place) {
        try {
            return MailAddress.parse(text);
        } catch (IllegalArgumentException e) {
            throw mail.error(line, "'" + text + "' in '" + place + "' " + e.getMessage());
        }
    }

    private Tls tls() {
        String text = mail.text("tls");
        if (text == null) {
            return Tls.STARTTLS;
        }
        for (Tls tls : Tls.values()) {
            if (tls.name().toLowerCase(Locale.ROOT).equals(text)) {
                return tls;
            }
        }
        throw mail.wrong("tls", text, "valid are starttls, smtps, none");
    }

    /** Without a port the usual one: submission (RFC 6409), submissions (RFC 8314) or SMTP (RFC 5321). */
    private int port(Tls tls) {
        String text = mail.text("port");
        if (text == null) {
            return switch (tls) {
                case STARTTLS -> 587;
                case SMTPS -> 465;
                case NONE -> 25;
            };
        }
        int port = COUNT.matcher(text).matches() ? Integer.parseInt(text) : 0;
        if (port < 1 || port > 65_535) {
            throw mail.wrong("port", text, "write a number from 1 to 65535");
        }
        return port;
    }
}
