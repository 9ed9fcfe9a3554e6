/** Compares a PowerMTA configuration with what the log shows. Pure: what was seen is handed in. */
@org.jspecify.annotations.NullMarked
package acct.audit;
