package acct.cli;

import picocli.CommandLine.TypeConversionException;

/** A value that an option cannot have; the option is named where it is reported. */
final class WrongValue extends TypeConversionException {
    private static final long serialVersionUID = 1L;

    /**
     * Wrong.
     *
     * @param value as it was typed
     * @param why what to write instead
     */
    WrongValue(String value, String why) {
        super(value + ": " + why);
    }
}
