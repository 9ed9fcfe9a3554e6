package acct.model;

import java.time.LocalDate;

/**
 * What of a local day is stored: enough to see whether rows came since it was told of.
 *
 * @param day the day
 * @param loads how many loads brought rows of it
 * @param stored how many rows they brought, also if {@code acct prune} took them since
 * @param lastLoad the latest of these loads; 0 if there is none
 */
public record DayState(LocalDate day, long loads, long stored, long lastLoad) {}
