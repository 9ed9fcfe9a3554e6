package acct.sample;

import java.util.ArrayList;
import java.util.List;

/**
 * A destination: the last number of its first host's address, its part of the mail in thousandths, the pool that serves
 * it, how many first attempts of a million are deferred, and its domains, each as {@code domain weight queue mx-host...};
 * {@code =} is the queue of the domain itself.
 */
enum SampleIsp {
    GMAIL(
            1,
            280,
            SamplePool.GMAIL,
            15_000,
            Feedback.NONE,
            "SIZE,8BITMIME,STARTTLS,ENHANCEDSTATUSCODES,PIPELINING,CHUNKING,SMTPUTF8",
            "gmail.com 97 gmail.rollup gmail-smtp-in.l.google.com alt1.gmail-smtp-in.l.google.com",
            "googlemail.com 3 gmail.rollup gmail-smtp-in.l.google.com"),
    MICROSOFT(
            17,
            250,
            SamplePool.MS,
            18_000,
            Feedback.PER_MESSAGE,
            "SIZE,PIPELINING,DSN,ENHANCEDSTATUSCODES,8BITMIME,BINARYMIME,CHUNKING,STARTTLS,SMTPUTF8",
            "outlook.com 38 hotmail.rollup outlook-com.olc.protection.outlook.com",
            "hotmail.com 40 hotmail.rollup hotmail-com.olc.protection.outlook.com",
            "live.com 9 hotmail.rollup live-com.olc.protection.outlook.com",
            "hotmail.fr 7 hotmail.rollup eur.olc.protection.outlook.com",
            "outlook.de 6 hotmail.rollup eur.olc.protection.outlook.com"),
    YAHOO(
            33,
            90,
            SamplePool.MKT,
            22_000,
            Feedback.PER_MESSAGE,
            "PIPELINING,SIZE,8BITMIME,STARTTLS",
            "yahoo.com 60 yahoo.rollup mta5.am0.yahoodns.net mta6.am0.yahoodns.net mta7.am0.yahoodns.net",
            "yahoo.fr 12 yahoo.rollup mx-eu.mail.am0.yahoodns.net",
            "yahoo.de 10 yahoo.rollup mx-eu.mail.am0.yahoodns.net",
            "aol.com 18 yahoo.rollup mx-aol.mail.gm0.yahoodns.net"),
    GMX(
            49,
            80,
            SamplePool.EU,
            14_000,
            Feedback.NONE,
            "8BITMIME,SIZE,STARTTLS",
            "gmx.de 55 = mx00.emig.gmx.net mx01.emig.gmx.net",
            "gmx.net 38 = mx00.gmx.net mx01.gmx.net",
            "gmx.at 7 = mx00.emig.gmx.net"),
    WEB_DE(
            65,
            70,
            SamplePool.EU,
            14_000,
            Feedback.NONE,
            "8BITMIME,SIZE,STARTTLS",
            "web.de 1 = mx-ha02.web.de mx-ha03.web.de"),
    T_ONLINE(
            81,
            45,
            SamplePool.EU,
            12_000,
            Feedback.NONE,
            "SIZE,8BITMIME,ENHANCEDSTATUSCODES,HELP,STARTTLS",
            "t-online.de 1 = mx00.t-online.de mx01.t-online.de mx02.t-online.de"),
    ORANGE(
            97,
            35,
            SamplePool.EU,
            26_000,
            Feedback.NONE,
            "PIPELINING,SIZE,ETRN,STARTTLS,ENHANCEDSTATUSCODES,8BITMIME",
            "orange.fr 70 orange.rollup smtp-in.orange.fr",
            "wanadoo.fr 30 orange.rollup smtp-in.orange.fr"),
    FREE(
            113,
            20,
            SamplePool.EU,
            20_000,
            Feedback.NONE,
            "PIPELINING,SIZE,STARTTLS,8BITMIME",
            "free.fr 1 = mx1.free.fr mx2.free.fr"),
    LA_POSTE(
            129,
            15,
            SamplePool.EU,
            20_000,
            Feedback.NONE,
            "PIPELINING,SIZE,STARTTLS,8BITMIME",
            "laposte.net 1 = smtpz4.laposte.net"),
    APPLE(
            145,
            40,
            SamplePool.MKT,
            16_000,
            Feedback.NONE,
            "PIPELINING,SIZE,ETRN,STARTTLS,ENHANCEDSTATUSCODES,8BITMIME,DSN,CHUNKING",
            "icloud.com 80 = mx1.mail.icloud.com mx2.mail.icloud.com",
            "me.com 20 = mx1.mail.icloud.com"),
    COMCAST(
            161,
            15,
            SamplePool.MKT,
            14_000,
            Feedback.PER_MESSAGE,
            "SIZE,8BITMIME,STARTTLS,ENHANCEDSTATUSCODES",
            "comcast.net 1 = mx1h1.comcast.net mx2h1.comcast.net"),
    GOOGLE_WORKSPACE(
            177,
            30,
            SamplePool.MKT,
            14_000,
            Feedback.NONE,
            "SIZE,8BITMIME,STARTTLS,ENHANCEDSTATUSCODES,PIPELINING,CHUNKING,SMTPUTF8",
            "bakery.example 40 = aspmx.l.google.com alt1.aspmx.l.google.com",
            "studio.example 35 = aspmx.l.google.com",
            "choir.example 25 = alt2.aspmx.l.google.com"),
    MICROSOFT_365(
            193,
            25,
            SamplePool.MKT,
            16_000,
            Feedback.NONE,
            "SIZE,PIPELINING,DSN,ENHANCEDSTATUSCODES,STARTTLS,8BITMIME,BINARYMIME,CHUNKING,SMTPUTF8",
            "company.example 60 = company-example.mail.protection.outlook.com",
            "clinic.example 40 = clinic-example.mail.protection.outlook.com"),
    OTHER(
            209,
            5,
            SamplePool.MKT,
            40_000,
            Feedback.NONE,
            "PIPELINING,SIZE,VRFY,ETRN,STARTTLS,ENHANCEDSTATUSCODES,8BITMIME,DSN",
            "club.example 60 = mx.club.example",
            "village.example 40 = mail.village.example");

    /** Whether a destination reports single complaints. */
    enum Feedback {
        PER_MESSAGE,
        NONE
    }

    private final int weight;
    private final SamplePool pool;
    private final int deferredPerMillion;
    private final Feedback feedback;
    private final SampleText extensions;
    private final Mix<SampleDestination> mix;

    SampleIsp(
            int firstHost,
            int weight,
            SamplePool pool,
            int deferredPerMillion,
            Feedback feedback,
            String extensions,
            String... specs) {
        this.weight = weight;
        this.pool = pool;
        this.deferredPerMillion = deferredPerMillion;
        this.feedback = feedback;
        this.extensions = SampleText.cell(extensions);
        List<SampleDestination> destinations = new ArrayList<>();
        int host = firstHost;
        for (String spec : specs) {
            SampleDestination destination = SampleDestination.parse(spec, host);
            host += destination.hosts().size();
            destinations.add(destination);
        }
        this.mix = new Mix<>(destinations, SampleDestination::weight);
    }

    int weight() {
        return weight;
    }

    /** The pool of its marketing mail. */
    SamplePool pool() {
        return pool;
    }

    int deferredPerMillion() {
        return deferredPerMillion;
    }

    boolean reportsComplaints() {
        return feedback == Feedback.PER_MESSAGE;
    }

    /** The {@code dlvEsmtpAvailable} cell. */
    SampleText extensions() {
        return extensions;
    }

    SampleDestination draw(Dice dice) {
        return mix.draw(dice);
    }
}
