package dev.servelab.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code on} or {@code off}. */
public final class SwitchConverter implements ITypeConverter<Switch> {
    @Override
    public Switch convert(String text) {
        for (Switch value : Switch.values()) {
            if (value.toString().equals(text)) {
                return value;
            }
        }
        throw new TypeConversionException("'" + text + "' is not on or off");
    }
}
