package acct.pmta.model;

import org.jspecify.annotations.Nullable;

/**
 * An {@code <smtp-user>}, without any password.
 *
 * @param name as written
 * @param source the source that its mail is bound to; null if that is {@code {auth}}
 * @param place where it begins
 */
public record SmtpUser(String name, @Nullable Reference source, Place place) {}
