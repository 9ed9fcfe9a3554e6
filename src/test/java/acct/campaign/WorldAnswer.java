package acct.campaign;

/**
 * What becomes of a recipient or an attempt, and how PowerMTA logs it. In diagnostics {@code #} stands for something that no
 * other row has, and {@code @} for the source IP.
 */
enum WorldAnswer {
    DELIVERED("d", "relayed", "2.0.0 (success)", "success", "smtp;250 2.0.0 OK #"),
    UNKNOWN_USER(
            "b",
            "failed",
            "5.1.1 (bad destination mailbox address)",
            "bad-mailbox",
            "smtp;550 5.1.1 The email account that you tried to reach does not exist. #"),
    REFUSED(
            "b",
            "failed",
            "5.7.1 (delivery not authorized)",
            "spam-related",
            "smtp;550 5.7.1 Message was not accepted for policy reasons. #"),
    LISTED(
            "b",
            "failed",
            "5.7.1 (delivery not authorized)",
            "spam-related",
            "smtp;550 5.7.1 Unfortunately, messages from [@] weren't sent. Please contact your Internet service provider since"
                    + " part of their network is on our block list (S3140). #"),
    SLOW_DOWN(
            "t",
            "delayed",
            "4.7.0 (other or undefined security status)",
            "policy-related",
            "smtp;421 4.7.0 Too many messages, rate limit reached; try again later. #"),
    TIMED_OUT("t", "delayed", "4.4.1 (no answer from host)", "no-answer-from-host", ""),
    /** Given up, with the last answer. */
    EXPIRED(
            "b",
            "failed",
            "4.4.7 (delivery time expired)",
            "message-expired",
            "smtp;421 4.7.0 Too many messages, rate limit reached; try again later. #"),
    COMPLAINT("f", "", "", "", "");

    private final String type;
    private final String action;
    private final String status;
    private final String category;
    private final String diagnostic;

    WorldAnswer(String type, String action, String status, String category, String diagnostic) {
        this.type = type;
        this.action = action;
        this.status = status;
        this.category = category;
        this.diagnostic = diagnostic;
    }

    String type() {
        return type;
    }

    String action() {
        return action;
    }

    String status() {
        return status;
    }

    String category() {
        return category;
    }

    String diagnostic() {
        return diagnostic;
    }
}
