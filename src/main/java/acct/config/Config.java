package acct.config;

import acct.judge.Limits;
import acct.model.Category;
import acct.model.Feedback;
import acct.model.ReplyRule;
import acct.model.SeverityClass;
import acct.privacy.RecipientPrivacy;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The operator's settings, complete: what {@code acct.yaml} leaves out has its default here.
 *
 * @param store the DuckDB file; null if not configured
 * @param files what {@code nightly} loads when it is given no path
 * @param timeZone zone of epoch times and of times without an offset
 * @param server name for the rows of this host; null takes userString, else nothing
 * @param reports where reports go; null if not configured
 * @param pmtaConfig the PowerMTA configuration that wrote the files; null if not configured
 * @param pmtaConfigRoots folders of the mail server to their copies here, for what that configuration includes
 * @param pools pool name to its vMTAs, for logs without a vmtaPool column
 * @param isps the operator's own destinations
 * @param replies the operator's own rules for replies
 * @param classes kinds of mail and what belongs to them, in the order of the file
 * @param alerts rule name to the limits that replace the defaults
 * @param alertRules the folder of the operator's own rules; null if there is none
 * @param warming source IPs that follow a plan, as they are written
 * @param mail how reports are mailed; null if they are not
 * @param webhook who else hears of incidents; null if nobody does
 * @param prometheus the file of numbers for node_exporter; null is {@code acct.prom} among the reports
 * @param retention what {@code acct prune} keeps if it is not told
 * @param privacy what is kept of recipients, and of how few of them nothing is told
 * @param audit from where on the checks of {@code acct audit} speak
 * @param lake where this host publishes, and what
 * @param text acct.yaml as it is written; empty without one
 */
public record Config(
        @Nullable String store,
        List<String> files,
        ZoneId timeZone,
        @Nullable String server,
        @Nullable String reports,
        @Nullable String pmtaConfig,
        Map<String, String> pmtaConfigRoots,
        Map<String, List<String>> pools,
        Map<String, IspMapping> isps,
        Replies replies,
        List<MailClass> classes,
        Map<String, Limits> alerts,
        @Nullable String alertRules,
        Warming warming,
        @Nullable Mail mail,
        @Nullable Webhook webhook,
        @Nullable String prometheus,
        Retention retention,
        Privacy privacy,
        AuditLimits audit,
        Lake lake,
        String text) {

    /**
     * Where this host publishes what it counts, for all to ask.
     *
     * @param path the folder; null if not configured
     * @param level how much: counts or rows
     * @param without columns of single rows that are left out
     * @param engine what answers who asks a lake: duckdb or spark
     * @param spark where Spark runs, such as {@code local[4]}; null for its own choice
     * @param far how it is reached if it is on no disk
     */
    public record Lake(
            @Nullable String path,
            String level,
            List<String> without,
            String engine,
            @Nullable String spark,
            FarLake far) {
        /** Not published. */
        public static final Lake NONE = new Lake(null, "counts", List.of(), "duckdb", null, FarLake.USUAL);

        /** What may answer, by name. */
        public static final List<String> ENGINES = List.of("duckdb", "spark");

        /** How much may be published, by name. */
        public static final List<String> LEVELS = List.of("counts", "rows");

        /** Columns of single rows that may be left out. */
        public static final List<String> WITHOUT = List.of(
                "rcpt",
                "orig",
                "orcpt",
                "rcpt_domain",
                "dsn_diag",
                "dsn_mta",
                "env_id",
                "headers",
                "smtp_user",
                "user_string",
                "destination_ip",
                "esmtp_available");

        public Lake {
            without = List.copyOf(without);
        }
    }

    /**
     * How long things are kept, in days before today; null keeps them for ever.
     *
     * @param attempts single rows
     * @param hourly counts by hour and by job
     * @param reports folders of reports
     */
    public record Retention(
            @Nullable Integer attempts,
            @Nullable Integer hourly,
            @Nullable Integer reports) {
        /** Everything, for ever. */
        public static final Retention NONE = new Retention(null, null, null);
    }

    /**
     * What is kept of recipients.
     *
     * @param recipients of the local parts of their addresses
     * @param keyFile file whose first line is the key of the HMAC; null if there is none
     * @param keyFormat how the key is written there
     * @param floor of fewer recipients than these, mails and reports name no domain and no job
     * @param reports who may read new reports
     */
    public record Privacy(
            RecipientPrivacy recipients, @Nullable String keyFile, KeyFormat keyFormat, int floor, Readers reports) {
        /** As logged. */
        public static final Privacy DEFAULT =
                new Privacy(RecipientPrivacy.CLEAR, null, KeyFormat.TEXT, 5, Readers.GROUP);

        /** Whether recipients are kept as they are logged. */
        public boolean isClear() {
            return recipients == RecipientPrivacy.CLEAR;
        }
    }

    /** Who may read a report. */
    public enum Readers {
        /** The account of acct and its group. */
        GROUP,
        /** Everybody, as far as the umask lets. */
        WORLD
    }

    /** How a key is written. */
    public enum KeyFormat {
        /** Its characters are the key, as with {@code privacy-policy hmac-sha256}. */
        TEXT,
        /** Two hex digits are one byte of it, as with {@code privacy-policy hmac-sha256-hexkey}. */
        HEX
    }

    /**
     * What the operator makes of replies.
     *
     * @param rules asked before the rules that come with the program; one of the same name takes the place of ours
     * @param severity the class of a category, where it is not what is usual
     */
    public record Replies(List<ReplyRule> rules, Map<Category, SeverityClass> severity) {
        /** Nothing but what comes with the program. */
        public static final Replies NONE = new Replies(List.of(), Map.of());

        public Replies {
            rules = List.copyOf(rules);
            severity = Map.copyOf(severity);
        }
    }

    /**
     * One kind of mail and what belongs to it. In each list {@code *} stands for any text and {@code ?} for one character;
     * capitals and small letters are the same.
     *
     * @param name its name, such as {@code transactional}
     * @param jobs job ids
     * @param users SMTP users of feeders
     * @param senderDomains domains of envelope senders
     * @param pools pools
     * @param vmtas virtual MTAs
     * @param ips source addresses
     */
    public record MailClass(
            String name,
            List<String> jobs,
            List<String> users,
            List<String> senderDomains,
            List<String> pools,
            List<String> vmtas,
            List<String> ips) {
        public MailClass {
            jobs = List.copyOf(jobs);
            users = List.copyOf(users);
            senderDomains = List.copyOf(senderDomains);
            pools = List.copyOf(pools);
            vmtas = List.copyOf(vmtas);
            ips = List.copyOf(ips);
        }
    }

    /** What a member of a family of ISPs is for; both stand behind the same MX hosts. */
    public enum Role {
        /** Mailboxes under the provider's own domains. */
        CONSUMER,
        /** Mailboxes under the domains of its customers. */
        HOSTED
    }

    /**
     * A place in a family of ISPs.
     *
     * @param family the family's name, such as {@code google}
     * @param role which of its members this is
     */
    public record Membership(String family, Role role) {}

    /**
     * One destination as a configuration file describes it.
     *
     * @param membership its family; null if it has none, or to leave what the directory knows
     * @param feedback its feedback loop; null leaves what the directory knows
     * @param domains recipient domains; with a leading dot every subdomain
     * @param mx MX host names; with a leading dot every host below, without also the host itself
     * @param queues queue names; a word without a dot also stands for {@code word.rollup} and {@code word.queue}
     */
    public record IspMapping(
            @Nullable Membership membership,
            @Nullable Feedback feedback,
            List<String> domains,
            List<String> mx,
            List<String> queues) {
        public IspMapping {
            domains = List.copyOf(domains);
            mx = List.copyOf(mx);
            queues = List.copyOf(queues);
        }

        public IspMapping(List<String> domains, List<String> mx, List<String> queues) {
            this(null, null, domains, mx, queues);
        }
    }

    /** How the connection to the mail server is protected. */
    public enum Tls {
        /** Plain connection, upgraded before anything is said; refused if the server cannot. */
        STARTTLS,
        /** TLS from the first byte. */
        SMTPS,
        /** No protection; for a server on the same host. */
        NONE
    }

    /** What of a report goes with its mail. */
    public enum Attachment {
        /** Nothing. */
        NONE,
        /** The page. */
        HTML
    }

    /**
     * How reports are mailed. The password comes from the environment or from a file, never from the command line.
     *
     * @param host mail server, in ASCII
     * @param port its port
     * @param tls protection of the connection
     * @param user account; null sends without authentication
     * @param passwordFile file whose first line is the password; null looks into {@code ACCT_MAIL_PASSWORD}
     * @param from sender address
     * @param to recipients
     * @param replyTo where answers go; null is the sender
     * @param subjectPrefix what every subject begins with
     * @param url where the reports folder is on the web; null if it is not
     * @param attach what goes with a mail
     */
    public record Mail(
            String host,
            int port,
            Tls tls,
            @Nullable String user,
            @Nullable String passwordFile,
            MailAddress from,
            List<MailRecipient> to,
            @Nullable MailAddress replyTo,
            String subjectPrefix,
            @Nullable String url,
            Attachment attach) {
        public Mail {
            to = List.copyOf(to);
        }

        /** The same to others. */
        public Mail to(List<MailRecipient> others) {
            return new Mail(host, port, tls, user, passwordFile, from, others, replyTo, subjectPrefix, url, attach);
        }
    }

    /**
     * Another program that hears of incidents.
     *
     * @param url where it listens, on http or https; may hold a secret
     * @param secretFile file whose first line is the key of signatures; null signs nothing
     * @param format how incidents are written
     * @param on of what it hears
     */
    public record Webhook(String url, @Nullable String secretFile, Format format, List<News> on) {
        public Webhook {
            on = List.copyOf(on);
        }

        /** How incidents are written. */
        public enum Format {
            /** As objects for any program. */
            JSON,
            /** As blocks for a channel in Slack. */
            SLACK
        }

        /** What is told of an incident. */
        public enum News {
            /** It is there, or there again. */
            OPENED,
            /** It is worse than was told. */
            WORSE,
            /** It is over. */
            CLOSED
        }
    }

    public Config {
        files = List.copyOf(files);
        pools = Map.copyOf(pools);
        isps = Map.copyOf(isps);
        classes = List.copyOf(classes);
        alerts = Map.copyOf(alerts);
    }
}
