package acct.sample;

import acct.model.RecordType;

/** What the receiving side does with an attempt, and the type of the row that tells so. */
enum Fate {
    DELIVERED(RecordType.DELIVERED),
    /** Not now: busy, greylisted, mailbox full at the moment. */
    DEFERRED(RecordType.DEFERRED),
    /** Not now: the address is too new for so much mail. */
    THROTTLED(RecordType.DEFERRED),
    /** Not now: volume and complaints of one address. */
    STORM(RecordType.DEFERRED),
    /** Never: no such mailbox. */
    MAILBOX(RecordType.BOUNCED),
    /** Never: mailbox full for long. */
    QUOTA(RecordType.BOUNCED),
    /** Never: content or policy. */
    REFUSED(RecordType.BOUNCED),
    /** Never: the sending address is on a block list. */
    BLOCK_LISTED(RecordType.BOUNCED),
    /** Never: the recipient's domain does not exist. */
    NO_DOMAIN(RecordType.BOUNCED),
    /** Given up after days of retries. */
    EXPIRED(RecordType.BOUNCED),
    /** A whole queue cannot connect. */
    QUEUE_DOWN(RecordType.QUEUE_EVENT),
    /** Accepted first, bounced by mail later. */
    REMOTE(RecordType.REMOTE_BOUNCE),
    /** The recipient complained. */
    COMPLAINED(RecordType.COMPLAINT),
    /** The message came in from the feeder. */
    RECEIVED(RecordType.RECEIPT);

    private final RecordType type;

    Fate(RecordType type) {
        this.type = type;
    }

    RecordType type() {
        return type;
    }
}
