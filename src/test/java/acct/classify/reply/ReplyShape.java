package acct.classify.reply;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A reply of {@code reply-shapes.txt}, to be written with other values each time. */
record ReplyShape(String text) {
    private static final Pattern VARIABLE = Pattern.compile("\\{([a-z0-9]+)}");
    private static final String UPPER_HEX = "0123456789ABCDEF";
    private static final String LOWER_HEX = "0123456789abcdef";
    private static final String BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    /** Postfix writes its long queue ids without vowels. */
    private static final String BASE52 = "0123456789BCDFGHJKLMNPQRSTVWXYZbcdfghjklmnpqrstvwxyz";

    private static final List<String> TIMES = List.of(
            "yyyy-MM-dd HH:mm:ss",
            "yyyy-MM-dd'T'HH:mm:ss'Z'",
            "yyyy-MM-dd'T'HH:mm:ss.SSS'Z'",
            "yyyy-MM-dd'T'HH:mm:ss'+01:00'",
            "EEE, d MMM yyyy HH:mm:ss '+0000'",
            "EEE, dd MMM yyyy HH:mm:ss '-0800 (PST)'",
            "EEE MMM dd HH:mm:ss 'UTC' yyyy",
            "MMM dd HH:mm:ss",
            "dd-MMM-yyyy HH:mm:ss",
            "dd/MMM/yyyy:HH:mm:ss '+0100'",
            "dd.MM.yyyy HH:mm",
            "MM/dd/yyyy hh:mm:ss a",
            "HH:mm:ss 'GMT'",
            "HH:mm");

    static List<ReplyShape> all() {
        try (InputStream in = ReplyShape.class.getResourceAsStream("/acct/classify/reply-shapes.txt")) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(ReplyShape::new)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String written(Random random) {
        return VARIABLE.matcher(text)
                .replaceAll(variable -> Matcher.quoteReplacement(value(variable.group(1), random)));
    }

    private static String value(String name, Random random) {
        return switch (name) {
            case "ip" -> random.nextBoolean() ? ip4(random) : ip6(random);
            case "ip6" -> ip6(random);
            case "rev" -> random.nextBoolean() ? ip4(random) : nibbles(random);
            case "addr" -> local(random) + "@" + domain(random);
            case "dom" -> domain(random);
            case "host" -> host(random);
            case "postfix" ->
                random.nextBoolean() ? of(UPPER_HEX, 9 + random.nextInt(4), random) : "4" + of(BASE52, 14, random);
            case "exim" ->
                "1" + of(BASE64, 5, random) + "-" + digits(4, random) + of(BASE64, 2, random) + "-"
                        + of(BASE64, 2, random);
            case "gmail" -> gmail(random);
            case "exchange" -> exchange(random);
            case "hex" -> of(random.nextBoolean() ? UPPER_HEX : LOWER_HEX, 8 + 4 * random.nextInt(7), random);
            case "b64" -> of(BASE64, 20, random) + random.nextInt(10);
            case "b64url" -> of(BASE64 + "-_", 22, random);
            case "b64pad" -> of(BASE64 + "+/", 20 + random.nextInt(21), random) + pick(random, "", "=", "==");
            case "uuid" ->
                IntStream.of(8, 4, 4, 4, 12)
                        .mapToObj(n -> of(LOWER_HEX, n, random))
                        .collect(Collectors.joining("-"));
            case "n" -> String.valueOf(random.nextInt(10) == 0 ? random.nextInt(100_000_000) : random.nextInt(1000));
            case "time" -> time(random);
            case "dur" -> duration(random);
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static String of(String alphabet, int length, Random random) {
        return random.ints(length, 0, alphabet.length())
                .mapToObj(i -> alphabet.substring(i, i + 1))
                .collect(Collectors.joining());
    }

    private static String digits(int length, Random random) {
        return of("0123456789", length, random);
    }

    private static String pick(Random random, String... values) {
        return values[random.nextInt(values.length)];
    }

    private static String ip4(Random random) {
        return pick(random, "192.0.2.", "198.51.100.", "203.0.113.") + random.nextInt(256);
    }

    private static String ip6(Random random) {
        String tail = of(LOWER_HEX, 1 + random.nextInt(4), random);
        return random.nextBoolean()
                ? "2001:db8::" + tail
                : "2001:db8:"
                        + IntStream.range(0, 5)
                                .mapToObj(i -> of(LOWER_HEX, 4, random))
                                .collect(Collectors.joining(":")) + ":" + tail;
    }

    private static String nibbles(Random random) {
        return of(LOWER_HEX, 24, random).replace("", ".").substring(1) + "8.b.d.0.1.0.0.2";
    }

    private static String local(Random random) {
        return pick(
                        random,
                        "anna",
                        "ben.cole",
                        "c_d",
                        "bounce+x=example.com",
                        "o'neil",
                        "eva-7",
                        "m123",
                        "info",
                        "jürgen")
                + pick(random, "", "1", ".x", "-" + random.nextInt(99));
    }

    private static String domain(Random random) {
        return pick(random, "", "mail.", "a1.", "news-" + random.nextInt(99) + ".", "Shop.", "bücher.")
                + pick(
                        random,
                        "example.com",
                        "example.org",
                        "example.net",
                        "EXAMPLE.COM",
                        "xn--bcher-kva.example",
                        "customer.test");
    }

    private static String host(Random random) {
        return pick(random, "mx", "mta-", "mail", "smtp-in-", "192-0-2-") + random.nextInt(300) + "." + domain(random);
    }

    private static String gmail(Random random) {
        return pick(random, of(LOWER_HEX, 15, random) + "-", "") + of(LOWER_HEX, 13, random) + "si" + digits(8, random)
                + "a12." + digits(2, random);
    }

    private static String exchange(Random random) {
        return pick(random, "AM6EUR05FT", "BN3PEPF0000", "DB1PEPF000")
                + of(UPPER_HEX, 4, random)
                + pick(
                        random,
                        ".eop-eur05.prod.protection.outlook.com",
                        ".eurprd03.prod.outlook.com",
                        ".eop-EUR05.prod.protection.outlook.com");
    }

    private static String time(Random random) {
        LocalDateTime time = LocalDateTime.of(2019, 1, 1, 0, 0).plusSeconds(random.nextInt(300_000_000));
        return DateTimeFormatter.ofPattern(TIMES.get(random.nextInt(TIMES.size())), Locale.US)
                .format(time);
    }

    private static String duration(Random random) {
        int n = 1 + random.nextInt(300);
        return pick(
                random,
                n + " seconds",
                n + " minutes",
                "1 minute",
                n + "s",
                "2h30m",
                n + " hours " + random.nextInt(60) + " minutes",
                n + "min",
                n + " sec",
                "1 day");
    }
}
