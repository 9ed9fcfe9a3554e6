package acct.classify.isp;

/** What a name says about the destination. */
sealed interface Answer {

    /** It is this ISP. */
    record Isp(String name) implements Answer {}

    /** It is one of the ISPs of this family. */
    record Family(String name) implements Answer {}
}
