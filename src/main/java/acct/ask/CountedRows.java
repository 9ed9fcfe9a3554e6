package acct.ask;

import acct.model.CountRow;
import java.util.List;

/** Counts, and what the files of the period cannot know. */
public record CountedRows(List<CountRow> rows, Logged logged) {}
