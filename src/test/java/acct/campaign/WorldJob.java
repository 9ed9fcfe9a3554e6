package acct.campaign;

/**
 * A job of a day.
 *
 * @param name its id
 * @param pool by what virtual MTAs it leaves
 * @param part of the mail of its pool, 0..1
 * @param hard how many times as many of its addresses are dead as of others
 * @param block how many times as much of its mail is refused
 */
record WorldJob(String name, int pool, double part, double hard, double block) {}
