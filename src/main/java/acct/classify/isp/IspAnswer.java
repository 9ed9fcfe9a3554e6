package acct.classify.isp;

/** What a name says about the destination. */
sealed interface IspAnswer {

    /** It is this ISP. */
    record Isp(String name) implements IspAnswer {}

    /** It is one of the ISPs of this family. */
    record Family(String name) implements IspAnswer {}
}
