package dev.servelab.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads how many trials: a number, or {@code auto}, which is 0. */
public final class TrialsConverter implements ITypeConverter<Integer> {
    static final int AUTO = 0;
    /** How that is typed. */
    static final String AUTO_WORD = "auto";

    @Override
    public Integer convert(String text) {
        if (text.equals(AUTO_WORD)) {
            return AUTO;
        }
        if (!text.matches("[1-9][0-9]{0,8}")) {
            throw new TypeConversionException("'" + text + "' is neither a number nor auto");
        }
        return Integer.valueOf(text);
    }
}
