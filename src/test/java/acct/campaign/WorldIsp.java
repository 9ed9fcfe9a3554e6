package acct.campaign;

/** ISPs of a simulated sender: how much of the mail goes there, how it fares on ordinary days, and what they answer. */
enum WorldIsp {
    GMAIL("gmail", "gmail.com", 0.30, 0.006, 0.003, 0.025),
    MICROSOFT("microsoft", "outlook.com", 0.16, 0.008, 0.005, 0.03),
    YAHOO("yahoo", "yahoo.com", 0.10, 0.007, 0.004, 0.06),
    GMX("gmx", "gmx.net", 0.10, 0.008, 0.003, 0.04),
    WEB_DE("web.de", "web.de", 0.10, 0.008, 0.003, 0.04),
    T_ONLINE("t-online", "t-online.de", 0.07, 0.012, 0.002, 0.03),
    ICLOUD("apple", "icloud.com", 0.06, 0.006, 0.003, 0.03),
    ORANGE("orange", "orange.fr", 0.05, 0.010, 0.004, 0.09),
    LIBERO("libero", "libero.it", 0.03, 0.012, 0.004, 0.05),
    COMCAST("comcast", "comcast.net", 0.03, 0.009, 0.004, 0.04);

    private final String label;
    private final String domain;
    private final double part;
    private final double hard;
    private final double block;
    private final double deferral;

    WorldIsp(String label, String domain, double part, double hard, double block, double deferral) {
        this.label = label;
        this.domain = domain;
        this.part = part;
        this.hard = hard;
        this.block = block;
        this.deferral = deferral;
    }

    /** The name that acct gives it. */
    String label() {
        return label;
    }

    String domain() {
        return domain;
    }

    /** Its part of the mail, 0..1. */
    double part() {
        return part;
    }

    /** Whether it tells of complaints. */
    boolean tellsOfComplaints() {
        return this == YAHOO || this == MICROSOFT || this == COMCAST;
    }

    /** How often a recipient or an attempt has this answer on ordinary days, 0..1. */
    double usual(WorldAnswer answer) {
        return switch (answer) {
            case UNKNOWN_USER -> hard;
            case REFUSED -> block;
            case SLOW_DOWN -> deferral;
            case TIMED_OUT -> 0.002;
            case DELIVERED, LISTED, EXPIRED, COMPLAINT -> 0;
        };
    }
}
