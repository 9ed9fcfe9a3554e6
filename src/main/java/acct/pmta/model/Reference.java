package acct.pmta.model;

/**
 * A name that is used somewhere.
 *
 * @param name as written
 * @param place where
 */
public record Reference(String name, Place place) {}
