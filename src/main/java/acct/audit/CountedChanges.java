package acct.audit;

import java.util.List;

/**
 * Changes of a PowerMTA configuration beside the numbers.
 *
 * @param changes in order of days
 * @param remarks what must be said about them
 */
public record CountedChanges(List<CountedChange> changes, List<String> remarks) {}
