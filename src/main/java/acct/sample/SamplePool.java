package acct.sample;

/** A pool of virtual MTAs. */
enum SamplePool {
    GMAIL("gmail-pool"),
    MS("ms-pool"),
    EU("eu-pool"),
    TRANS("trans-pool"),
    MKT("mkt-pool"),
    WARM("warm-pool");

    private final SampleText text;

    SamplePool(String name) {
        this.text = SampleText.of(name);
    }

    /** The {@code vmtaPool} cell. */
    SampleText text() {
        return text;
    }
}
