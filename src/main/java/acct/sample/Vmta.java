package acct.sample;

import java.util.Arrays;
import java.util.List;

/** A virtual MTA with its one source address. */
enum Vmta {
    GMAIL_IP_1(Pool.GMAIL, 1, "gmail-ip-1", "192.0.2.10", "mail1.example.com"),
    GMAIL_IP_2(Pool.GMAIL, 1, "gmail-ip-2", "192.0.2.11", "mail2.example.com"),
    GMAIL_IP_3(Pool.GMAIL, 1, "gmail-ip-3", "192.0.2.12", "mail3.example.com"),
    MS_IP_1(Pool.MS, 7, "ms-ip-1", "192.0.2.20", "ms1.example.com"),
    MS_IP_2(Pool.MS, 3, "ms-ip-2", "192.0.2.21", "ms2.example.com"),
    EU_IP_1(Pool.EU, 1, "eu-ip-1", "192.0.2.30", "eu1.example.com"),
    EU_IP_2(Pool.EU, 1, "eu-ip-2", "192.0.2.31", "eu2.example.com"),
    TRANS_IP_1(Pool.TRANS, 1, "trans-ip-1", "192.0.2.40", "trans1.example.com"),
    MKT_IP_1(Pool.MKT, 1, "mkt-ip-1", "192.0.2.50", "mkt1.example.com"),
    MKT_IP_2(Pool.MKT, 1, "mkt-ip-2", "192.0.2.51", "mkt2.example.com"),
    WARM_IP_1(Pool.WARM, 1, "warm-ip-1", "192.0.2.60", "warm1.example.com");

    private final Pool pool;
    private final int weight;
    private final Text text;
    private final Text address;
    private final String helo;

    Vmta(Pool pool, int weight, String name, String address, String helo) {
        this.pool = pool;
        this.weight = weight;
        this.text = Text.of(name);
        this.address = Text.of(address);
        this.helo = helo;
    }

    Pool pool() {
        return pool;
    }

    /** Its part of the pool's mail. */
    int weight() {
        return weight;
    }

    /** The {@code vmta} cell. */
    Text text() {
        return text;
    }

    /** The {@code dlvSourceIp} cell. */
    Text address() {
        return address;
    }

    /** The name it greets with. */
    String helo() {
        return helo;
    }

    static List<Vmta> of(Pool pool) {
        return Arrays.stream(values()).filter(vmta -> vmta.pool == pool).toList();
    }
}
