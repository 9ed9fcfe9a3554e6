package acct.read;

import java.io.ByteArrayOutputStream;

/**
 * Lines are ended by LF or CRLF; a carriage return elsewhere is data. Commons CSV would end the record there, so the
 * cells of such a rare line are quoted before it sees them.
 */
final class BareReturns {
    private BareReturns() {}

    /** The same record with every unquoted cell quoted. */
    static byte[] quoted(byte[] bytes, int start, int length) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(length + 64);
        int end = start + length;
        int at = start;
        while (true) {
            at = copyCell(bytes, at, end, out);
            if (at >= end) {
                return out.toByteArray();
            }
            out.write(',');
            at++;
            if (at == end) {
                out.writeBytes(new byte[] {'"', '"'});
                return out.toByteArray();
            }
        }
    }

    /** Copies one cell; answers the place of the comma behind it or the end. */
    private static int copyCell(byte[] bytes, int start, int end, ByteArrayOutputStream out) {
        int at = start;
        if (at < end && bytes[at] == '"') {
            at++;
            while (at < end && (bytes[at] != '"' || (at + 1 < end && bytes[at + 1] == '"'))) {
                at += bytes[at] == '"' ? 2 : 1;
            }
            at = Math.min(at + 1, end);
            out.write(bytes, start, at - start);
            return at;
        }
        out.write('"');
        while (at < end && bytes[at] != ',') {
            if (bytes[at] == '"') {
                out.write('"');
            }
            out.write(bytes[at]);
            at++;
        }
        out.write('"');
        return at;
    }
}
