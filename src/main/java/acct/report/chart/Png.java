package acct.report.chart;

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
}
