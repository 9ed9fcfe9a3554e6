package acct.sample;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/** A sending job; marketing jobs carry their day in the name. */
enum Job {
    OTP_LOGIN(Stream.TRANSACTIONAL, 7, "otp-login", 4, "Ihr Anmeldecode für example.com"),
    RECEIPTS(Stream.TRANSACTIONAL, 5, "receipts", 18, "Votre reçu n° 2026-11"),
    ACCOUNT_NOTICE(Stream.TRANSACTIONAL, 2, "account-notice", 9, "Changes to your account"),
    NEWSLETTER(Stream.MARKETING, 38, "newsletter", 46, "Grüße vom Markt: Käse, Brot und Wein"),
    PROMO(Stream.MARKETING, 24, "promo", 61, "Nur heute – 20 % auf \"alles\""),
    DIGEST(Stream.MARKETING, 14, "digest", 33, "La semaine en bref, été comme hiver"),
    WINBACK(Stream.MARKETING, 10, "winback", 27, "We miss you ☕");

    private static final DateTimeFormatter DATE = DateTimeFormatter.BASIC_ISO_DATE;

    private final Stream stream;
    private final int weight;
    private final String name;
    private final int kilobytes;
    private final SampleText subject;

    Job(Stream stream, int weight, String name, int kilobytes, String subject) {
        this.stream = stream;
        this.weight = weight;
        this.name = name;
        this.kilobytes = kilobytes;
        this.subject = SampleText.cell(subject);
    }

    Stream stream() {
        return stream;
    }

    int weight() {
        return weight;
    }

    /** Typical size of a message. */
    int kilobytes() {
        return kilobytes;
    }

    /** The {@code header_subject} cell. */
    SampleText subject() {
        return subject;
    }

    /** What all its identifiers look like, as acct.yaml writes it. */
    String pattern() {
        return stream == Stream.MARKETING ? "'" + name + "-*'" : name;
    }

    /** The job's identifier on a day. */
    SampleText idOn(LocalDate day) {
        return SampleText.of(stream == Stream.MARKETING ? name + "-" + DATE.format(day) : name);
    }
}
