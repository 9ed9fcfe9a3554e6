package acct.audit;

/** Something that rows were counted for. */
interface Counted {
    Evidence evidence();
}
