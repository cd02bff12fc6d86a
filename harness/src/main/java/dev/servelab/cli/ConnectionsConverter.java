package dev.servelab.cli;

import dev.servelab.load.Connections;

import java.util.Arrays;
import java.util.stream.Collectors;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads how long a client keeps a connection. */
final class ConnectionsConverter implements ITypeConverter<Connections> {
    @Override
    public Connections convert(String text) {
        return Arrays.stream(Connections.values()).filter(each -> each.id().equals(text))
                .findFirst().orElseThrow(() -> new TypeConversionException("'" + text
                        + "' is none of " + Arrays.stream(Connections.values())
                                .map(Connections::id).collect(Collectors.joining(", "))));
    }
}
