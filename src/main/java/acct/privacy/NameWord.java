package acct.privacy;

import java.util.Locale;
import java.util.Set;

/**
 * The local part of an address where it stands without its domain, as in {@code mailbox ann.lee is full}.
 *
 * @param name the local part
 * @param instead what is written in its place
 * @param shortest a shorter one is only taken for a name where it stands in brackets or quotes
 */
record NameWord(String name, String instead, int shortest) {
    private static final int SHORTEST_NUMBER = 5;
    private static final String OPENING = "<(['\"`{";
    private static final String CLOSING = ">)]'\"`}";

    /**
     * Words that mail servers say, and names that are nobody's: replaced, they would make another reply of a reply. A
     * mailbox may be called so; its address is hidden all the same where it stands as an address.
     */
    private static final Set<String> SAID = Set.of(
            ("abuse access account action address addresses admin again all and any are auth bad banned blacklist"
                            + " blacklisted block blocked bounce bounces but bulk can cannot check client closed code command"
                            + " complaint complaints connect connection contact content could data database deferred delayed"
                            + " delivered delivery denied destination detected dial dialup disabled dkim dmarc dns does domain"
                            + " domains dsn due email error exceed exceeded exceeds exist expired external failed failure false"
                            + " feedback filter for found from full greylisted has have help here high host hostmaster ignored"
                            + " inactive info information internal invalid issue job kept known later left limit limited line"
                            + " list listed local lookup mail mailbox mailer mailer-daemon maintenance mandatory message"
                            + " messages missing mta must name network new news newsletter no-reply none noreply not number off"
                            + " office one open our out over password permanent please policy possible post postmaster probe"
                            + " protocol quarantine queue queued quota rate read ready reason receive received recipient"
                            + " recipients record refused reject rejected relay relaying remote reply reputation requested"
                            + " required resources response restricted retry return root sales score security see send sender"
                            + " senders sending sent server servers service session smtp soft source spam spf spamhaus status"
                            + " stop storage such support suspended syntax system tag team temp temporarily temporary test text"
                            + " than that the their this time timeout timed tls too transaction traffic try two type unable"
                            + " unavailable unknown unusual unverified url use user users valid verify via violation virus"
                            + " visit volume was web webmaster website when while will with within you your")
                    .split(" "));

    boolean isMeantBetween(char before, char behind) {
        int bracket = OPENING.indexOf(before);
        if (bracket >= 0 && CLOSING.charAt(bracket) == behind) {
            return true;
        }
        boolean isNumber = name.chars().allMatch(c -> c >= '0' && c <= '9');
        return name.length() >= (isNumber ? Math.max(shortest, SHORTEST_NUMBER) : shortest)
                && !SAID.contains(name.toLowerCase(Locale.ROOT));
    }
}
