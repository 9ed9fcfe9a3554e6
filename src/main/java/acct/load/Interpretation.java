package acct.load;

import static acct.read.TimeText.MICROS;

import acct.classify.isp.Destination;
import acct.classify.isp.IspDirectory;
import acct.ip.Address;
import acct.read.BadValue;
import acct.read.LogColumn;
import acct.read.RowBatch;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the texts of a batch mean: canonical addresses, whole numbers, the recipient's domain, the destination ISP, the
 * local time. Each distinct text is looked at once; what is remembered is bounded. One thread's.
 */
final class Interpretation {
    /** What {@link #numbers} says where there is none. */
    static final long NO_NUMBER = -1;

    private static final int MAX_DIGITS = 18;
    private static final List<LogColumn> ADDRESSES = List.of(
            LogColumn.DLV_SOURCE_IP,
            LogColumn.DLV_DESTINATION_IP,
            LogColumn.RCV_SOURCE_IP,
            LogColumn.RCV_DESTINATION_IP,
            LogColumn.REP_SOURCE_IP);
    /** Types of rows that say why something was not delivered. */
    private static final Set<String> ANSWERED = Set.of("b", "t", "tq", "rb", "rs");

    private static final List<LogColumn> NUMBERS = List.of(LogColumn.DLV_SIZE, LogColumn.TOTAL_SECONDS_QUEUED);

    private final IspDirectory directory;
    private final PoolMapping mapping;
    private final Remembered<String, Address> knownAddresses = new Remembered<>();
    private final Remembered<DestinationTexts, Destination> knownDestinations = new Remembered<>();
    private final Remembered<ReplyTexts, StoredReply> knownReplies = new Remembered<>();
    private final KnownReplies maskedReplies = new KnownReplies();
    private final Map<String, BadValue> bad = new HashMap<>();
    private final Map<LogColumn, @Nullable String[]> addresses = new EnumMap<>(LogColumn.class);
    private final Map<LogColumn, long[]> numbers = new EnumMap<>(LogColumn.class);
    private final @Nullable String[] domains = new @Nullable String[RowBatch.CAPACITY];
    private final @Nullable String[] isps = new @Nullable String[RowBatch.CAPACITY];
    private final @Nullable String[] ispSources = new @Nullable String[RowBatch.CAPACITY];
    private final @Nullable String[] pools = new @Nullable String[RowBatch.CAPACITY];
    private final @Nullable String[] poolSources = new @Nullable String[RowBatch.CAPACITY];
    private final @Nullable String[] replyIds = new @Nullable String[RowBatch.CAPACITY];
    private final @Nullable String[] listed = new @Nullable String[RowBatch.CAPACITY];
    private final long[] localMicros = new long[RowBatch.CAPACITY];

    /** What a row says about where it went. */
    private record DestinationTexts(
            @Nullable String queue,
            @Nullable String domain,
            @Nullable String mx) {}

    /** What a row says of why it was not delivered. */
    private record ReplyTexts(
            @Nullable String status,
            @Nullable String diag,
            @Nullable String category) {}

    Interpretation(IspDirectory directory, PoolMapping mapping) {
        this.directory = directory;
        this.mapping = mapping;
        ADDRESSES.forEach(column -> addresses.put(column, new @Nullable String[RowBatch.CAPACITY]));
        NUMBERS.forEach(column -> numbers.put(column, new long[RowBatch.CAPACITY]));
    }

    /** Looks at every row of a batch; the answers are valid until the next call. */
    void of(RowBatch batch) {
        int rows = batch.rows();
        for (LogColumn column : ADDRESSES) {
            readAddresses(batch, column, rows);
        }
        for (LogColumn column : NUMBERS) {
            readNumbers(batch, column, rows);
        }
        @Nullable String[] recipients = batch.text(LogColumn.RCPT);
        @Nullable String[] queues = batch.text(LogColumn.QUEUE);
        @Nullable String[] mtas = batch.text(LogColumn.DSN_MTA);
        for (int i = 0; i < rows; i++) {
            domains[i] = domain(recipients[i]);
            Destination to = destination(new DestinationTexts(queues[i], domains[i], host(mtas[i])));
            isps[i] = to.isp();
            Destination.Step step = to.step();
            ispSources[i] = step == null ? null : step.label();
            readPool(batch, i);
            readReply(batch, i);
            readTime(batch, i);
        }
    }

    private void readReply(RowBatch batch, int i) {
        replyIds[i] = null;
        listed[i] = null;
        if (ANSWERED.contains(batch.text(LogColumn.TYPE)[i])) {
            ReplyTexts texts = new ReplyTexts(
                    batch.text(LogColumn.DSN_STATUS)[i],
                    batch.text(LogColumn.DSN_DIAG)[i],
                    batch.text(LogColumn.BOUNCE_CAT)[i]);
            StoredReply known = knownReplies.get(texts);
            if (known == null) {
                known = maskedReplies.read(texts.status(), texts.diag(), texts.category());
                knownReplies.put(texts, known, Remembered.length(texts.status(), texts.diag(), texts.category()));
            }
            replyIds[i] = known.id();
            listed[i] = known.listed();
        }
    }

    private void readPool(RowBatch batch, int i) {
        String logged = batch.text(LogColumn.VMTA_POOL)[i];
        String mapped = logged == null ? mapping.of(batch.text(LogColumn.VMTA)[i]) : null;
        pools[i] = logged == null ? mapped : logged;
        poolSources[i] = logged != null ? "log" : mapped != null ? "mapping" : null;
    }

    private void readAddresses(RowBatch batch, LogColumn column, int rows) {
        if (!batch.has(column)) {
            return;
        }
        @Nullable String[] texts = batch.text(column);
        @Nullable String[] meant = addresses(column);
        for (int i = 0; i < rows; i++) {
            String text = texts[i];
            Address address = text == null ? null : address(text);
            meant[i] = address == null ? null : address.text();
            if (address != null && address.kind() == Address.Kind.BAD) {
                countBad(column, batch.lines()[i], text);
            }
        }
    }

    private Address address(String text) {
        Address known = knownAddresses.get(text);
        if (known == null) {
            known = Address.of(text);
            knownAddresses.put(text, known, text.length());
        }
        return known;
    }

    private void readNumbers(RowBatch batch, LogColumn column, int rows) {
        if (!batch.has(column)) {
            return;
        }
        @Nullable String[] texts = batch.text(column);
        long[] meant = numbers(column);
        for (int i = 0; i < rows; i++) {
            String text = texts[i];
            meant[i] = text == null ? NO_NUMBER : number(text);
            if (text != null && meant[i] == NO_NUMBER) {
                countBad(column, batch.lines()[i], text);
            }
        }
    }

    private static long number(String text) {
        if (text.length() > MAX_DIGITS) {
            return NO_NUMBER;
        }
        long value = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return NO_NUMBER;
            }
            value = value * 10 + digit;
        }
        return value;
    }

    private void countBad(LogColumn column, long line, @Nullable String text) {
        String shown = text == null ? "" : text.length() > 200 ? text.substring(0, 200) : text;
        bad.merge(column.sqlName(), new BadValue(column.sqlName(), 1, line, shown), BadValue::and);
    }

    static @Nullable String domain(@Nullable String recipient) {
        int at = recipient == null ? -1 : recipient.lastIndexOf('@');
        return recipient == null || at < 0 || at + 1 == recipient.length()
                ? null
                : recipient.substring(at + 1).toLowerCase(Locale.ROOT);
    }

    /** {@code mx.example.com (192.0.2.1)} without the address, which differs from row to row. */
    static @Nullable String host(@Nullable String mta) {
        int blank = mta == null ? -1 : mta.indexOf(' ');
        return mta == null || blank < 0 ? mta : mta.substring(0, blank);
    }

    private Destination destination(DestinationTexts texts) {
        Destination known = knownDestinations.get(texts);
        if (known == null) {
            known = directory.classify(texts.queue(), texts.domain(), texts.mx());
            knownDestinations.put(texts, known, Remembered.length(texts.queue(), texts.domain(), texts.mx()));
        }
        return known;
    }

    private void readTime(RowBatch batch, int i) {
        long micros = batch.eventMicros()[i];
        if (micros == RowBatch.NO_TIME) {
            localMicros[i] = RowBatch.NO_TIME;
            return;
        }
        localMicros[i] = micros + batch.offsetSeconds()[i] * MICROS;
    }

    /** Canonical text of an address column; null where there is none. */
    @Nullable
    String[] addresses(LogColumn column) {
        return Objects.requireNonNull(addresses.get(column));
    }

    /** Values of a number column, or {@link #NO_NUMBER}. */
    long[] numbers(LogColumn column) {
        return Objects.requireNonNull(numbers.get(column));
    }

    static boolean isAddress(LogColumn column) {
        return ADDRESSES.contains(column);
    }

    static boolean isNumber(LogColumn column) {
        return NUMBERS.contains(column);
    }

    /** The recipients' domains, lower case. */
    @Nullable
    String[] domains() {
        return domains;
    }

    /** The destination ISPs. */
    @Nullable
    String[] isps() {
        return isps;
    }

    /** Which step told the ISP. */
    @Nullable
    String[] ispSources() {
        return ispSources;
    }

    /** The pools, logged or mapped. */
    @Nullable
    String[] pools() {
        return pools;
    }

    /** Where each pool came from: {@code log} or {@code mapping}. */
    @Nullable
    String[] poolSources() {
        return poolSources;
    }

    /** Ids of the replies; null for rows that were delivered. */
    @Nullable
    String[] replyIds() {
        return replyIds;
    }

    /** What the replies say is on a blocklist. */
    @Nullable
    String[] listed() {
        return listed;
    }

    /** The local times as microseconds since 1970 of the clock on the wall, or {@link RowBatch#NO_TIME}. */
    long[] localMicros() {
        return localMicros;
    }

    /** Cells that could not be read since the last call. */
    List<BadValue> takeBad() {
        List<BadValue> taken = new ArrayList<>(bad.values());
        bad.clear();
        return taken;
    }
}
