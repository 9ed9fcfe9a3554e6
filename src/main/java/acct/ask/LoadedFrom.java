package acct.ask;

/** Where the files are that were loaded. */
public enum LoadedFrom {
    /** On the disk of the host that asks, if they are not gone. */
    THIS_HOST,
    /** On those of other hosts, which have published what they loaded. */
    OTHER_HOSTS
}
