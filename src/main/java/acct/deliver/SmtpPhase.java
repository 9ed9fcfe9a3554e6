package acct.deliver;

/** How far a delivery has come. */
enum SmtpPhase {
    /** From the name of the server to its first line. */
    GREETING("the connection", "check mail.host and mail.port, and whether this host may use the server"),
    /** EHLO or HELO. */
    HELLO("the name of this host", "check mail.host and mail.port, or give this host a name that it accepts"),
    /** STARTTLS and the handshake. */
    TLS("TLS", "check mail.tls and mail.port"),
    /** AUTH. */
    LOGIN("the login", "check mail.user and the password"),
    /** MAIL. */
    SENDER("the sender", "check mail.from"),
    /** RCPT. */
    RECIPIENT("the recipient", "check mail.to"),
    /** DATA until the last dot. */
    CONTENT("the message", "ask its administrator what it has against mail from mail.from"),
    /** The answer to the last dot: from here on the server may have the message. */
    ACCEPTANCE("the message", "ask its administrator what it has against mail from mail.from");

    private final String object;
    private final String check;

    SmtpPhase(String object, String check) {
        this.object = object;
        this.check = check;
    }

    /** What a refusal refuses. */
    String object() {
        return object;
    }

    /** Whether a refusal is about this message, or its recipient, and not about who sends it. */
    boolean isOfMessage() {
        return this == RECIPIENT || this == CONTENT || this == ACCEPTANCE;
    }

    /** What to look at after a permanent refusal of which nothing more is known. */
    String check() {
        return check;
    }
}
