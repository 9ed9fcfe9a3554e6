package acct.sample;

/** A pool of virtual MTAs. */
enum Pool {
    GMAIL("gmail-pool"),
    MS("ms-pool"),
    EU("eu-pool"),
    TRANS("trans-pool"),
    MKT("mkt-pool"),
    WARM("warm-pool");

    private final Text text;

    Pool(String name) {
        this.text = Text.of(name);
    }

    /** The {@code vmtaPool} cell. */
    Text text() {
        return text;
    }
}
