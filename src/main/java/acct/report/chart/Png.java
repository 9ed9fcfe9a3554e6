package acct.report.chart;

import java.util.Base64;

/** A picture in PNG format. */
public final class Png {
    private final byte[] bytes;

    /** Takes over the bytes. */
    Png(byte[] bytes) {
        this.bytes = bytes.clone();
    }

    /** The file's content. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** The picture as an address that needs no further file. */
    public String dataUri() {
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(bytes);
    }
}
