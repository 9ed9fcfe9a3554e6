package acct.judge;

/** How much mail is looked at together, from the narrowest on. */
enum Level {
    /** One source IP at one ISP. */
    PAIR,
    /** One pool at one ISP. */
    POOL_AT_ISP,
    /** One source IP at all ISPs. */
    IP,
    /** All source IPs at one ISP. */
    ISP,
    /** Everything. */
    ALL
}
