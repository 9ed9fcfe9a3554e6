package acct.render;

import java.text.FieldPosition;
import java.text.NumberFormat;
import java.text.ParsePosition;

/** Percent at an axis. */
final class ShareTicks extends NumberFormat {
    private static final long serialVersionUID = 1L;

    @Override
    public StringBuffer format(double number, StringBuffer result, FieldPosition pos) {
        return result.append(Numbers.tick(number));
    }

    @Override
    public StringBuffer format(long number, StringBuffer result, FieldPosition pos) {
        return format((double) number, result, pos);
    }

    @Override
    public Number parse(String source, ParsePosition parsePosition) {
        throw new UnsupportedOperationException("an axis is only written");
    }
}
