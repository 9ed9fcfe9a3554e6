package acct.pmta.model;

import org.jspecify.annotations.Nullable;

/**
 * An {@code smtp-listener}, a port where mail comes in.
 *
 * @param address address and port, as written
 * @param source the source that its mail is bound to; null if the client's address decides
 * @param place where it is configured
 */
public record Listener(String address, @Nullable Reference source, Place place) {}
