package acct.sample;

/** A kind of mail: its feeder and its bounce domain. */
enum Stream {
    TRANSACTIONAL("shop.example.net (192.0.2.201)", "@notify.example.com", 2),
    MARKETING("campaigns.example.net (192.0.2.202)", "@bounce.example.com", 25);

    private final SampleText feeder;
    private final SampleText senderDomain;
    private final int queueSeconds;

    Stream(String feeder, String senderDomain, int queueSeconds) {
        this.feeder = SampleText.of(feeder);
        this.senderDomain = SampleText.of(senderDomain);
        this.queueSeconds = queueSeconds;
    }

    /** The {@code srcMta} cell. */
    SampleText feeder() {
        return feeder;
    }

    /** What follows the variable part of the envelope sender. */
    SampleText senderDomain() {
        return senderDomain;
    }

    /** How long a first attempt waits at most, usually. */
    int queueSeconds() {
        return queueSeconds;
    }
}
