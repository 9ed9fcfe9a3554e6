package acct.incident;

import java.time.LocalDate;

/**
 * An operator's word that an incident is over.
 *
 * @param day the last day that they knew
 * @param incident as it was known then
 */
record HandClose(LocalDate day, Incident incident) {}
