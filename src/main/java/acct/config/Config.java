package acct.config;

import acct.judge.Limits;
import acct.model.Category;
import acct.model.Feedback;
import acct.model.ReplyRule;
import acct.model.SeverityClass;
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
 * @param retention what {@code acct prune} keeps if it is not told
 * @param audit from where on the checks of {@code acct audit} speak
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
        Retention retention,
        AuditLimits audit) {

    /**
     * How long things are kept, in days before today; null keeps them for ever.
     *
     * @param attempts single rows
     * @param hourly counts by hour and by job
     */
    public record Retention(
            @Nullable Integer attempts, @Nullable Integer hourly) {
        /** Everything, for ever. */
        public static final Retention NONE = new Retention(null, null);
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
     */
    public record Mail(
            String host,
            int port,
            Tls tls,
            @Nullable String user,
            @Nullable String passwordFile,
            MailAddress from,
            List<MailAddress> to) {
        public Mail {
            to = List.copyOf(to);
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
