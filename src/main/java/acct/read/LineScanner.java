package acct.read;

import java.io.IOException;
import java.io.InputStream;

/**
 * Finds records in bytes and judges their shape, so that a damaged line costs one line and no parser ever sees it.
 *
 * <p>A record is one physical line, ended by LF or CRLF. If a quoted cell is still open there, the record goes on only
 * if a sound record of the expected width ends within 64 KB; otherwise that one physical line is damaged and the next
 * line is looked at afresh. Bytes are scanned once; the digest covers exactly what was consumed.
 */
final class LineScanner {
    /** How far an open quoted cell may reach beyond its first line. */
    static final int MAX_SPAN = 64 * 1024;
    /** No accounting record is longer; a longer line is skipped without keeping it in memory. */
    static final int MAX_LINE = 16 * 1024 * 1024;
    /** Nor is a header line: twenty thousand names fit. Of a first line that never ends no more is read. */
    static final int MAX_HEADER = 1024 * 1024;

    /** What {@link #scan} found at the current place. */
    enum Found {
        /** A well-formed record: {@link #start}, {@link #length}, {@link #cells}. */
        RECORD,
        /** One physical line that is no record: {@link #start}, {@link #length}, {@link #reason}. */
        DAMAGED,
        /** Bytes after the last line end of a file that may still grow. */
        PENDING,
        /** Nothing more. */
        END
    }

    private enum State {
        CELL_START,
        PLAIN,
        QUOTED,
        AFTER_QUOTE,
        CR_AFTER_QUOTE,
        BROKEN
    }

    private final InputStream in;
    private final Ending ending;
    private final Fingerprint digest;

    private byte[] buffer = LineBuffer.first();
    private int from;
    private int limit;
    private boolean exhausted;
    private long offset;
    private long line;

    // What the last scan found, as distances from `from`.
    private int contentLength;
    private int wholeLength;
    private int cells;
    private int lineFeeds;
    private int bareReturns;
    private int firstLineEnd;
    private boolean nul;
    private RejectReason reason = RejectReason.OPEN_QUOTE;
    private LongLine skipped = LongLine.NONE;

    LineScanner(InputStream in, Ending ending, Fingerprint digest, long offset, long line) {
        this.in = in;
        this.ending = ending;
        this.digest = digest;
        this.offset = offset;
        this.line = line;
    }

    /** The buffer that holds what was found; valid until the next {@link #scan}. */
    byte[] bytes() {
        return buffer;
    }

    /** Where in {@link #bytes()} it begins. */
    int start() {
        return from;
    }

    /** Its length without the line end. */
    int length() {
        return contentLength;
    }

    /** Cells of the record. */
    int cells() {
        return cells;
    }

    /** Whether a carriage return stands in an unquoted cell, where only this scanner takes it for data. */
    boolean hasBareReturn() {
        return bareReturns > 0;
    }

    /** Why the line is damaged. */
    RejectReason reason() {
        return reason;
    }

    /** Byte offset of what was found. */
    long offset() {
        return offset;
    }

    /** Line number of what was found, from 1. */
    long line() {
        return line;
    }

    /** Bytes that wait for the rest of their line. */
    int pendingBytes() {
        return limit - from;
    }

    /** Goes on behind what was found. */
    void consume() {
        digest.update(buffer, from, wholeLength);
        from += wholeLength;
        offset += wholeLength;
        line += Math.max(1, lineFeeds);
    }

    /** Looks at the current place, without consuming; {@code width} is that of the header, 0 before the first one. */
    Found scan(int width) throws IOException {
        State state = State.CELL_START;
        cells = 1;
        lineFeeds = 0;
        bareReturns = 0;
        firstLineEnd = -1;
        nul = false;
        int at = from;
        while (true) {
            if (state == State.PLAIN || state == State.QUOTED) {
                at = skipOrdinary(at);
            }
            if (at == limit) {
                int length = at - from;
                if (width == 0 && length > MAX_HEADER) {
                    return tooLongForHeader();
                }
                if (firstLineEnd < 0 && length > MAX_LINE) {
                    return tooLong();
                }
                if (!fill()) {
                    return atEnd(state, length, width);
                }
                at = from + length;
                continue;
            }
            byte b = buffer[at++];
            state = b > ',' || b < 0 ? afterOther(state) : next(state, b);
            int length = at - from;
            if (b == '\n') {
                if (state != State.QUOTED && state != State.BROKEN) {
                    return ended(state, length, width);
                }
                if (firstLineEnd < 0) {
                    firstLineEnd = length;
                }
            }
            if (firstLineEnd >= 0 && (state == State.BROKEN || length - firstLineEnd > MAX_SPAN)) {
                // Broken at the end of its own line it keeps its reason; broken further on, the quote stayed open.
                return damaged(length == firstLineEnd ? reason : RejectReason.OPEN_QUOTE);
            }
        }
    }

    /** By far the most bytes inside a cell neither separate nor quote; local variables keep this loop fast. */
    private int skipOrdinary(int start) {
        byte[] bytes = buffer;
        int end = limit;
        int at = start;
        while (at < end && (bytes[at] > ',' || bytes[at] < 0)) {
            at++;
        }
        return at;
    }

    private State afterOther(State state) {
        return switch (state) {
            case CELL_START -> State.PLAIN;
            case AFTER_QUOTE, CR_AFTER_QUOTE -> broken(RejectReason.TEXT_AFTER_QUOTE);
            case PLAIN, QUOTED, BROKEN -> state;
        };
    }

    private State next(State state, byte b) {
        return switch (b) {
            case '"' -> quote(state);
            case ',' -> comma(state);
            case '\n' -> {
                lineFeeds++;
                yield state;
            }
            case '\r' -> carriageReturn(state);
            default -> {
                nul |= b == 0;
                yield afterOther(state);
            }
        };
    }

    private State quote(State state) {
        return switch (state) {
            case CELL_START, AFTER_QUOTE -> State.QUOTED;
            case QUOTED -> State.AFTER_QUOTE;
            case CR_AFTER_QUOTE -> broken(RejectReason.TEXT_AFTER_QUOTE);
            case PLAIN, BROKEN -> state;
        };
    }

    private State comma(State state) {
        return switch (state) {
            case CELL_START, PLAIN, AFTER_QUOTE -> {
                cells++;
                yield State.CELL_START;
            }
            case CR_AFTER_QUOTE -> broken(RejectReason.TEXT_AFTER_QUOTE);
            case QUOTED, BROKEN -> state;
        };
    }

    private State carriageReturn(State state) {
        return switch (state) {
            case CELL_START, PLAIN -> {
                bareReturns++;
                yield State.PLAIN;
            }
            case AFTER_QUOTE -> State.CR_AFTER_QUOTE;
            case CR_AFTER_QUOTE -> broken(RejectReason.TEXT_AFTER_QUOTE);
            case QUOTED, BROKEN -> state;
        };
    }

    private State broken(RejectReason why) {
        reason = why;
        return State.BROKEN;
    }

    /** A line feed outside quotes: the record is whole, one line or several. */
    private Found ended(State state, int length, int width) {
        if (firstLineEnd < 0 && length > MAX_LINE) {
            // The buffer happened to hold it all; how much fits there must not decide.
            wholeLength = length;
            return headOnly(LongLine.at(buffer, from, offset));
        }
        boolean crLf = length >= 2 && buffer[from + length - 2] == '\r';
        contentLength = length - (crLf ? 2 : 1);
        wholeLength = length;
        if (crLf && state == State.PLAIN) {
            // It was counted before the line feed showed that it belongs to the line end.
            bareReturns--;
        }
        return judged(width);
    }

    /** What is no header line ends the reading, so nothing of it has to be skipped. */
    private Found tooLongForHeader() {
        wholeLength = 0;
        return headOnly(LongLine.at(buffer, from, offset));
    }

    private Found judged(int width) {
        if (width == 0 && wholeLength > MAX_HEADER) {
            return tooLongForHeader();
        }
        if (firstLineEnd >= 0 && (nul || cells != width)) {
            return damaged(RejectReason.OPEN_QUOTE);
        }
        if (nul) {
            reason = RejectReason.NUL_BYTE;
            return Found.DAMAGED;
        }
        return Found.RECORD;
    }

    /** The first physical line alone is damaged; what follows is looked at afresh. */
    private Found damaged(RejectReason why) {
        reason = why;
        wholeLength = firstLineEnd;
        lineFeeds = 1;
        int end = firstLineEnd - 1;
        contentLength = end > 0 && buffer[from + end - 1] == '\r' ? end - 1 : end;
        for (int i = 0; nul && i < contentLength; i++) {
            if (buffer[from + i] == 0) {
                reason = RejectReason.NUL_BYTE;
            }
        }
        return Found.DAMAGED;
    }

    private Found atEnd(State state, int length, int width) {
        if (length == 0) {
            return Found.END;
        }
        boolean open = state == State.QUOTED || state == State.BROKEN;
        if (ending == Ending.MAY_GROW && !(open && isProvedOpen(length, width))) {
            return Found.PENDING;
        }
        if (firstLineEnd >= 0 && open) {
            return damaged(RejectReason.OPEN_QUOTE);
        }
        contentLength = length;
        wholeLength = length;
        if (open) {
            reason = nul ? RejectReason.NUL_BYTE : state == State.BROKEN ? reason : RejectReason.OPEN_QUOTE;
            return Found.DAMAGED;
        }
        return judged(width);
    }

    /**
     * Whether the quote was never closed, though the cell could still be ended by bytes to come: a whole line behind the
     * first one is a record by itself, and good rows do not wait for a damaged one.
     */
    private boolean isProvedOpen(int length, int width) {
        if (firstLineEnd < 0) {
            return false;
        }
        int lineStart = firstLineEnd;
        State state = State.CELL_START;
        int found = cells;
        cells = 1;
        boolean proved = width == 0;
        for (int i = firstLineEnd; i < length && !proved; i++) {
            byte b = buffer[from + i];
            if (b == '\n') {
                boolean closed = state != State.QUOTED && state != State.BROKEN;
                boolean isRecord = cells == width || (cells == width - 1 && cells > 1);
                proved = closed && (isRecord || FirstLine.isHeader(buffer, from + lineStart, i - lineStart));
                lineStart = i + 1;
                state = State.CELL_START;
                cells = 1;
            } else {
                state = b > ',' || b < 0 ? afterOther(state) : next(state, b);
            }
        }
        cells = found;
        return proved;
    }

    /** Skips the rest of a line that is too long to keep; its beginning stays for the reject. */
    private Found tooLong() throws IOException {
        LongLine begun = LongLine.at(buffer, from, offset);
        while (true) {
            int feed = LongLine.lineFeed(buffer, from, limit);
            int end = feed < 0 ? limit : feed + 1;
            digest.update(buffer, from, end - from);
            offset += end - from;
            from = end;
            if (feed >= 0 || !fill()) {
                break;
            }
        }
        // What was found now lies in a buffer of its own, already digested.
        wholeLength = 0;
        return headOnly(begun);
    }

    private Found headOnly(LongLine begun) {
        skipped = begun;
        contentLength = 0;
        lineFeeds = 1;
        reason = RejectReason.LINE_TOO_LONG;
        return Found.DAMAGED;
    }

    /** The line that was too long. */
    LongLine skipped() {
        return skipped;
    }

    /** Reads more behind {@code limit}; moves or enlarges the buffer where needed. False at the end of the input. */
    private boolean fill() throws IOException {
        if (exhausted) {
            return false;
        }
        if (limit == buffer.length) {
            buffer = LineBuffer.withRoom(buffer, from);
            limit -= from;
            from = 0;
        }
        int read = in.read(buffer, limit, buffer.length - limit);
        if (read <= 0) {
            exhausted = true;
            return false;
        }
        limit += read;
        return true;
    }
}
