package acct.sample;

import acct.model.RecordType;
import java.io.IOException;
import java.io.OutputStream;

/** Writes header and rows of one file. */
final class RowWriter {
    static final int ID_DIGITS = 10;

    private static final byte COMMA = ',';
    private static final SampleText SMTP = SampleText.of("smtp");
    private static final SampleText SENDER_PREFIX = SampleText.of("b-");

    private final SampleLayout layout;
    private final Dice dice;
    private final RowBuffer out;
    private final SampleTimeText iso = new SampleTimeText(SamplePlan.OFFSET_SECONDS, ' ', "+0100");

    RowWriter(SampleLayout layout, Dice dice, OutputStream out) {
        this.layout = layout;
        this.dice = dice;
        this.out = new RowBuffer(out);
    }

    void header() throws IOException {
        for (SampleColumn column : layout.columns()) {
            if (column != SampleColumn.TYPE) {
                out.put(COMMA);
            }
            out.put(column.header());
        }
        out.endRow();
    }

    void row(Event event) throws IOException {
        cells(event);
        out.endRow();
    }

    /** The row as it would stand after a crash in the middle of writing it. */
    void damagedRow(Event event) throws IOException {
        cells(event);
        out.endDamagedRow();
    }

    void flush() throws IOException {
        out.flush();
    }

    private void cells(Event event) {
        for (SampleColumn column : layout.columns()) {
            if (column != SampleColumn.TYPE) {
                out.put(COMMA);
            }
            if (column.isFilledIn(event.type())) {
                cell(column, event, event.message());
            }
        }
    }

    private void cell(SampleColumn column, Event event, Message message) {
        switch (column) {
            case TYPE -> out.put(TypeText.code(event.type()));
            case TIME_LOGGED -> time(event.time());
            case TIME_QUEUED -> time(message.queued());
            case ORIG -> sender(message);
            case RCPT -> out.putRecipient(message);
            case ORCPT -> {}
            case DSN_ACTION -> out.put(TypeText.action(event.type()));
            case DSN_STATUS -> out.put(event.reply().status());
            case DSN_DIAG -> event.reply().diagnostic().write(out, event, dice);
            case DSN_MTA -> ifAnswered(event, message.host().label());
            case BOUNCE_CAT -> out.put(event.reply().category());
            case SRC_TYPE, DLV_TYPE -> out.put(SMTP);
            case SRC_MTA -> out.put(message.job().stream().feeder());
            case DLV_SOURCE_IP -> source(event, message);
            case DLV_DESTINATION_IP -> ifAnswered(event, message.host().address());
            case DLV_ESMTP_AVAILABLE -> ifAnswered(event, message.isp().extensions());
            case DLV_SIZE -> out.put(message.bytes());
            case VMTA ->
                out.put(
                        event.type() == RecordType.RECEIPT
                                ? message.vmta().pool().text()
                                : message.vmta().text());
            case JOB_ID -> out.put(message.jobId());
            case ENV_ID -> out.putHex(message.id(), ID_DIGITS);
            case QUEUE -> queue(message);
            case VMTA_POOL -> out.put(message.vmta().pool().text());
            case HEADER_SUBJECT -> out.put(message.job().subject());
        }
    }

    private void ifAnswered(Event event, SampleText text) {
        if (event.reply().fromHost()) {
            out.put(text);
        }
    }

    /** A queue that reached nobody has no source address; a single recipient's row has one even then. */
    private void source(Event event, Message message) {
        if (event.type() != RecordType.QUEUE_EVENT || event.reply().fromHost()) {
            out.put(message.vmta().address());
        }
    }

    private void time(long epochSecond) {
        if (layout.times() == SampleLayout.Times.EPOCH) {
            out.put(epochSecond);
        } else {
            iso.write(out, epochSecond);
        }
    }

    private void sender(Message message) {
        out.put(SENDER_PREFIX);
        out.putHex(message.id(), ID_DIGITS);
        out.put(message.job().stream().senderDomain());
    }

    private void queue(Message message) {
        out.put(message.destination().queue());
        out.put((byte) '/');
        out.put(message.vmta().text());
    }
}
