package acct.audit;

import acct.ask.Filter;
import acct.model.Dimension;
import java.util.List;

/**
 * Which rows of the log belong to something that a PowerMTA configuration names.
 *
 * @param filters which rows; empty if the log cannot tell any
 * @param splits by what they are counted
 * @param remarks what must be said about this choice
 */
public record LogQuestion(List<Filter> filters, List<Dimension> splits, List<String> remarks) {}
