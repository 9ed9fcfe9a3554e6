package acct.cli;

import acct.store.SqlLimits;
import picocli.CommandLine.ITypeConverter;

/** A size as people type it: {@code 500MB}. */
final class TypedMemory implements ITypeConverter<String> {
    @Override
    public String convert(String text) {
        if (!SqlLimits.isMemory(text)) {
            throw new WrongValue(text, "write a number and a unit, such as 500MB or 4GB");
        }
        return text;
    }
}
