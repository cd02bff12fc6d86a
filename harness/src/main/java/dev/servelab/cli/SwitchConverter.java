package dev.servelab.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code on} or {@code off}. */
public final class SwitchConverter implements ITypeConverter<Switch> {
    @Override
    public Switch convert(String text) {
        return switch (text) {
            case "on" -> Switch.ON;
            case "off" -> Switch.OFF;
            default -> throw new TypeConversionException("'" + text + "' is not on or off");
        };
    }
}
