package acct.audit;

import acct.audit.PlantedPair.Member;
import acct.audit.PlantedPair.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** A fault that can be planted into a pair; each says what has to be found. */
enum Fault {
    FOREIGN_IP((pair, n) -> {
        Member road = pair.member(pair.random().nextBoolean() ? "mkt" : "trans");
        String pool = road.vmta().startsWith("mkt") ? "mkt-pool" : "trans-pool";
        String ip = "203.0.113." + n;
        List<Row> rows = pair.send(few(pair), road.vmta(), ip, pool, "", 0, "example.net");
        pair.expect("foreign-ip", road.vmta(), ip, null, rows);
    }),
    SHARED_IP_CLASSES((pair, n) -> {
        String name = "both-" + n;
        String ip = pair.lonely(name, PlantedPair.KEY);
        List<Row> rows = new ArrayList<>(pair.send(few(pair), name, ip, "", "otp-1", 0, "example.net"));
        rows.addAll(pair.send(few(pair), name, ip, "", "news-1", 0, "example.net"));
        pair.expect("shared-ip-classes", name, ip, null, rows);
        pair.expect("dkim-key-shared-classes", name, ip, null, rows);
    }),
    ISP_DRIFT((pair, n) -> {
        Member road = pair.member("gmail");
        List<Row> rows = pair.send(8 + few(pair), road.vmta(), road.ip(), "gmail-pool", "news-1", 0, "hotmail.com");
        pair.expect("isp-drift", road.vmta(), road.ip(), null, rows);
    }),
    CLASS_LEAK((pair, n) -> {
        Member road = pair.member("trans");
        List<Row> rows = pair.send(few(pair), road.vmta(), road.ip(), "trans-pool", "news-leak" + n, 0, "example.net");
        pair.expect("class-leak", road.vmta(), road.ip(), "news-leak" + n, rows);
    }),
    ALLOWED_LEAK((pair, n) -> {
        String aside = "tx-aside-" + n;
        String ip = pair.vmta(aside, PlantedPair.KEY);
        pair.vmta(
                "mk-from-" + n,
                PlantedPair.KEY + "    <domain example.net>\n        reroute-to-virtual-mta " + aside
                        + "\n    </domain>\n");
        List<Row> rows = pair.send(few(pair), aside, ip, "", "news-" + n, 0, "example.net");
        pair.expect("allowed-leak", aside, ip, "news-" + n, rows);
        pair.expect("idle-vmta", "mk-from-" + n);
    }),
    UNKNOWN_VMTA((pair, n) -> {
        String ip = pair.freshAddress();
        List<Row> rows = pair.send(few(pair), "ghost-" + n, ip, "", "", 0, "example.net");
        pair.expect("unknown-vmta", "ghost-" + n, ip, null, rows);
    }),
    IDLE_VMTA((pair, n) -> {
        pair.vmta("idle-" + n, PlantedPair.KEY);
        pair.expect("idle-vmta", "idle-" + n);
    }),
    STARVED_MEMBER((pair, n) -> {
        String hungry = "hungry-" + n;
        String fed = "fed-" + n;
        String ip = pair.vmta(hungry, PlantedPair.KEY);
        String other = pair.vmta(fed, PlantedPair.KEY);
        pair.config("<virtual-mta-pool table-" + n + ">\n    virtual-mta " + hungry + "\n    virtual-mta " + fed
                + "\n</virtual-mta-pool>\n<source table-" + n + ">\n    default-virtual-mta table-" + n
                + "\n    process-x-job yes\n</source>\n");
        List<Row> rows = new ArrayList<>();
        for (int day = 0; day < pair.days(); day++) {
            rows.add(pair.send(hungry, ip, "table-" + n, "", day, "example.net"));
            for (int i = 0; i < 10; i++) {
                pair.send(fed, other, "table-" + n, "", day, "example.net");
            }
        }
        pair.expect("starved-member", hungry, ip, null, rows);
    }),
    DEFAULT_VMTA((pair, n) -> {
        String ip = pair.freshAddress();
        String name = pair.random().nextBoolean() ? "" : "{default}";
        pair.expect("default-vmta", "{default}", ip, null, pair.send(few(pair), name, ip, "", "", 0, "example.net"));
    }),
    OVER_RATE((pair, n) -> {
        String name = "fast-" + n;
        String ip = pair.lonely(
                name, PlantedPair.KEY + "    <domain yahoo.com>\n        max-msg-rate 40/d\n    </domain>\n");
        int day = pair.random().nextInt(pair.days());
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < 43 + few(pair); i++) {
            rows.add(pair.send(name, ip, "", "", day, "yahoo.com"));
        }
        pair.expect("over-rate", name, ip, null, rows);
    }),
    RAMP_TOO_STEEP((pair, n) -> {
        String name = "steep-" + n;
        String ip = pair.vmta(name, PlantedPair.KEY);
        pair.config(
                "<source for-" + name + ">\n    default-virtual-mta " + name + "\n    process-x-job yes\n</source>\n");
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            pair.send(name, ip, "", "", 1, "example.net");
        }
        for (int i = 0; i < 101 + few(pair); i++) {
            rows.add(pair.send(name, ip, "", "", 2, "example.net"));
        }
        pair.expect("ramp-too-steep", name, ip, null, rows);
    }),
    UNLIMITED_NEW_IP((pair, n) -> {
        String name = "fresh-" + n;
        String ip =
                pair.vmta(name, PlantedPair.KEY + "    <domain *>\n        max-msg-rate unlimited\n    </domain>\n");
        pair.config(
                "<source for-" + name + ">\n    default-virtual-mta " + name + "\n    process-x-job yes\n</source>\n");
        pair.expect("unlimited-new-ip", name, ip, null, pair.send(10 + few(pair), name, ip, "", "", 1, "hotmail.com"));
    }),
    LIMIT_SHADOWED((pair, n) -> {
        String domain = "shadow" + n + ".example";
        String name = "shade-" + n;
        String ip = pair.lonely(name, PlantedPair.KEY);
        pair.config("<domain " + domain + ">\n    max-msg-rate 500/d\n</domain>\n");
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < few(pair); i++) {
            rows.add(pair.send(name, ip, "", "", 0, domain, "all.rollup", "shop@bounce.example.com", "acct"));
        }
        pair.expect("limit-shadowed-by-rollup", name, null, null, rows);
    }),
    DKIM_OFF((pair, n) -> {
        String name = "unsigned-" + n;
        String ip = pair.lonely(name, PlantedPair.KEY + "    <domain gmx.de>\n        dkim-sign no\n    </domain>\n");
        pair.expect("dkim-off", name, ip, null, pair.send(few(pair), name, ip, "", "", 0, "gmx.de"));
    }),
    DKIM_DOMAIN_UNCOVERED((pair, n) -> {
        String name = "brand-" + n;
        String ip = pair.lonely(name, PlantedPair.KEY);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < few(pair); i++) {
            rows.add(pair.send(name, ip, "", "", 0, "example.net", "example.net", "x@Brand" + n + ".example", "acct"));
        }
        pair.expect("dkim-domain-uncovered", name, ip, null, rows);
    }),
    DKIM_KEY_SHARED((pair, n) -> {
        String key = "    domain-key both" + n + ",example.com,/k.pem\n";
        for (String name : List.of("tx-key-" + n, "mk-key-" + n)) {
            String ip = pair.lonely(name, key);
            pair.send(few(pair), name, ip, "", "", 0, "example.net");
            pair.expect("dkim-key-shared-classes", name, ip, null, pair.of(name));
        }
    }),
    COLUMNS_MISSING((pair, n) -> {
        String name = "narrow-" + n;
        String ip = pair.lonely(name, PlantedPair.KEY);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < few(pair); i++) {
            rows.add(pair.send(name, ip, "", "", 0, "example.net", "example.net", "a@example.com", "narrow" + n));
        }
        pair.expect("columns-missing", null, null, null, rows);
    }),
    OVER_COLD_LIMIT((pair, n) -> {
        String cold = "ice-" + n;
        String ip = pair.vmta(cold, PlantedPair.KEY);
        pair.lonely(
                "host-" + n,
                PlantedPair.KEY + "    cold-virtual-mta " + cold
                        + "\n    <domain *>\n        max-cold-virtual-mta-msg 5/d\n    </domain>\n");
        // Twice the limit, however many of them are deferrals.
        List<Row> rows = new ArrayList<>();
        while (rows.stream().filter(row -> !row.type().equals("t")).count() < 10) {
            rows.add(pair.send(cold, ip, "", "", 0, "example.net"));
        }
        pair.expect("over-cold-limit", cold, ip, null, rows);
    }),
    BACKOFF_SEEN((pair, n) -> {
        String aside = "aside-" + n;
        String ip = pair.vmta(aside, PlantedPair.KEY);
        pair.lonely(
                "busy-" + n,
                PlantedPair.KEY + "    <domain *>\n        backoff-reroute-to-virtual-mta " + aside
                        + "\n    </domain>\n");
        pair.expect("backoff-seen", aside, ip, null, pair.send(few(pair), aside, ip, "", "", 0, "example.net"));
    }),
    DEFERRALS_NOT_LOGGED((pair, n) -> {
        pair.records("d,b");
        pair.expect("deferrals-not-logged", null);
    }),
    DANGLING_NAME((pair, n) -> {
        pair.config("<source lost-" + n + ">\n    default-virtual-mta nowhere-" + n
                + "\n    process-x-job yes\n</source>\n");
        pair.expect("dangling-name", null);
    }),
    SELECTION_OVERRIDE((pair, n) -> {
        pair.config(
                "<source open-" + n
                        + ">\n    default-virtual-mta trans-1\n    process-x-virtual-mta yes\n    process-x-job yes\n</source>\n");
        pair.expect("selection-override", null);
    }),
    DKIM_WILDCARD_ONLY((pair, n) -> {
        pair.lonely("any-" + n, "    domain-key any" + n + ",*,/k.pem\n");
        pair.expect("dkim-wildcard-only", "any-" + n);
    }),
    DKIM_NO_KEY((pair, n) -> {
        pair.lonely("keyless-" + n, "");
        pair.expect("dkim-no-key", "keyless-" + n);
    }),
    COLD_LIMIT_WITHOUT((pair, n) -> {
        pair.lonely(
                "capped-" + n,
                PlantedPair.KEY + "    <domain *>\n        max-cold-virtual-mta-msg 500/d\n    </domain>\n");
        pair.expect("cold-limit-without-cold-vmta", "capped-" + n);
    }),
    UNKNOWN_DIRECTIVE((pair, n) -> {
        pair.config(
                "<domain odd" + n + ".example>\n    frobnicate" + "abcdefghij".charAt(n % 10) + " yes\n</domain>\n");
        pair.expect("unknown-directive", null);
    }),
    SHARED_IP((pair, n) -> {
        String ip = pair.lonely("twin-" + n, PlantedPair.KEY);
        pair.at(ip, "twin-" + n, "other-twin-" + n, PlantedPair.KEY);
        pair.send(few(pair), "other-twin-" + n, ip, "", "", 0, "example.net");
        pair.expect("shared-ip", "other-twin-" + n);
    }),
    VMTA_TWO_POOLS((pair, n) -> {
        String name = "dual-" + n;
        pair.lonely(name, PlantedPair.KEY);
        for (String side : List.of("left-", "right-")) {
            pair.config("<virtual-mta-pool " + side + n + ">\n    virtual-mta " + name
                    + "\n    <domain example.net>\n        max-smtp-out 5\n    </domain>\n</virtual-mta-pool>\n");
        }
        pair.expect("vmta-two-pools", name);
    }),
    DUPLICATE_BLOCK((pair, n) -> {
        String block = "<domain twice" + n + ".example>\n    max-smtp-out 5\n</domain>\n";
        pair.config(block + block);
        pair.expect("duplicate-block", null);
    }),
    COLD_VMTA_WITHOUT_LIMIT((pair, n) -> {
        pair.vmta("chilled-" + n, PlantedPair.KEY);
        pair.lonely("chiller-" + n, PlantedPair.KEY + "    cold-virtual-mta chilled-" + n + "\n");
        pair.expect("cold-vmta-without-limit", "chiller-" + n);
        pair.expect("idle-vmta", "chilled-" + n);
    }),
    COLD_SHARES_IP((pair, n) -> {
        String hot = "hot-" + n;
        String ip = pair.lonely(
                hot,
                PlantedPair.KEY + "    cold-virtual-mta same-" + n
                        + "\n    <domain *>\n        max-cold-virtual-mta-msg 500/d\n    </domain>\n");
        pair.at(ip, hot, "same-" + n, PlantedPair.KEY);
        pair.expect("cold-shares-ip", "same-" + n);
        pair.expect("idle-vmta", "same-" + n);
    }),
    DKIM_MALFORMED((pair, n) -> {
        pair.lonely("cut-" + n, PlantedPair.KEY + "    domain-key cut" + n + ",example.com\n");
        pair.expect("dkim-malformed", "cut-" + n);
    }),
    DOUBLE_LOGGED((pair, n) -> {
        pair.config("<acct-file log/again-" + n + ".csv>\n    records b\n</acct-file>\n");
        pair.expect("double-logged", null);
    }),
    RECORDS_FILTERED((pair, n) -> {
        pair.config("<domain quiet" + n + ".example>\n    disable-acct-records b\n</domain>\n");
        pair.expect("records-filtered", null);
    }),
    DELETE_AFTER_SHORT((pair, n) -> {
        pair.config("<acct-file log/short-" + n + ".csv>\n    records r\n    delete-after 1d\n</acct-file>\n");
        pair.expect("delete-after-short", null);
    }),
    MALFORMED((pair, n) -> {
        pair.config("<domain bad" + n + ".example>\n    max-smtp-out many\n</domain>\n");
        pair.expect("malformed", null);
    });

    private final BiConsumer<PlantedPair, Integer> planting;

    Fault(BiConsumer<PlantedPair, Integer> planting) {
        this.planting = planting;
    }

    void plant(PlantedPair pair, int n) {
        planting.accept(pair, n);
    }

    private static int few(PlantedPair pair) {
        return 1 + pair.random().nextInt(4);
    }
}
