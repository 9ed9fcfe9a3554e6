package acct.audit;

import acct.pmta.model.Place;

/**
 * A line of the configuration by which mail gets to a virtual MTA.
 *
 * @param kind how binding it is
 * @param words what the line says, for a sentence
 * @param place where it stands
 */
record Way(Kind kind, String words, Place place) {

    /** What a line does with mail; those that mean to send mail elsewhere come first. */
    enum Kind {
        /** {@code reroute-to-virtual-mta} or {@code backoff-reroute-to-virtual-mta} of the mail's own road. */
        REROUTE,
        /** {@code cold-virtual-mta} of the mail's own road. */
        COLD,
        /** A rule in the pattern list of a source whose mail is of that class. */
        OWN_RULE,
        /** A rule of another list. */
        RULE,
        /** {@code process-x-virtual-mta yes}: the feeder chooses by header. */
        HEADER,
        /** {@code default-virtual-mta} of a source. */
        SOURCE;

        /** Whether the configuration means that mail to go there. */
        boolean isAllowed() {
            return this == REROUTE || this == COLD || this == OWN_RULE;
        }
    }
}
