package acct.sample;

import java.util.Arrays;
import java.util.List;

/** A virtual MTA with its one source address. */
enum Vmta {
    GMAIL_IP_1(SamplePool.GMAIL, 1, "gmail-ip-1", "192.0.2.10", "mail1.example.com"),
    GMAIL_IP_2(SamplePool.GMAIL, 1, "gmail-ip-2", "192.0.2.11", "mail2.example.com"),
    GMAIL_IP_3(SamplePool.GMAIL, 1, "gmail-ip-3", "192.0.2.12", "mail3.example.com"),
    MS_IP_1(SamplePool.MS, 7, "ms-ip-1", "192.0.2.20", "ms1.example.com"),
    MS_IP_2(SamplePool.MS, 3, "ms-ip-2", "192.0.2.21", "ms2.example.com"),
    EU_IP_1(SamplePool.EU, 1, "eu-ip-1", "192.0.2.30", "eu1.example.com"),
    EU_IP_2(SamplePool.EU, 1, "eu-ip-2", "192.0.2.31", "eu2.example.com"),
    TRANS_IP_1(SamplePool.TRANS, 1, "trans-ip-1", "192.0.2.40", "trans1.example.com"),
    MKT_IP_1(SamplePool.MKT, 1, "mkt-ip-1", "192.0.2.50", "mkt1.example.com"),
    MKT_IP_2(SamplePool.MKT, 1, "mkt-ip-2", "192.0.2.51", "mkt2.example.com"),
    WARM_IP_1(SamplePool.WARM, 1, "warm-ip-1", "192.0.2.60", "warm1.example.com");

    private final SamplePool pool;
    private final int weight;
    private final SampleText text;
    private final SampleText address;
    private final String helo;

    Vmta(SamplePool pool, int weight, String name, String address, String helo) {
        this.pool = pool;
        this.weight = weight;
        this.text = SampleText.of(name);
        this.address = SampleText.of(address);
        this.helo = helo;
    }

    SamplePool pool() {
        return pool;
    }

    /** Its part of the pool's mail. */
    int weight() {
        return weight;
    }

    /** The {@code vmta} cell. */
    SampleText text() {
        return text;
    }

    /** The {@code dlvSourceIp} cell. */
    SampleText address() {
        return address;
    }

    /** The name it greets with. */
    String helo() {
        return helo;
    }

    static List<Vmta> of(SamplePool pool) {
        return Arrays.stream(values()).filter(vmta -> vmta.pool == pool).toList();
    }
}
