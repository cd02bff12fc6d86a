package dev.servelab.cli;

import dev.servelab.experiment.Scenes;
import dev.servelab.load.Arrivals;
import dev.servelab.load.Connections;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads one name out of a short list of names. */
final class CatalogueConverters {
    private CatalogueConverters() {}

    /** {@code --connections}: how long a client keeps one. */
    static final class OfConnections implements ITypeConverter<Connections> {
        @Override
        public Connections convert(String text) {
            return read(text, Connections.values(), Connections::id);
        }
    }

    /** {@code --arrivals}: when the requests of an open loop start. */
    static final class OfArrivals implements ITypeConverter<Arrivals> {
        @Override
        public Arrivals convert(String text) {
            return read(text, Arrivals.values(), Arrivals::id);
        }
    }

    /** {@code --scene}: what {@code compare} plays. */
    static final class OfScene implements ITypeConverter<Scenes> {
        @Override
        public Scenes convert(String text) {
            return read(text, Scenes.values(), Scenes::id);
        }
    }

    private static <T> T read(String text, T[] all, Function<T, String> id) {
        return Arrays.stream(all).filter(each -> id.apply(each).equals(text)).findFirst()
                .orElseThrow(() -> new TypeConversionException("'" + text + "' is none of "
                        + Arrays.stream(all).map(id).collect(Collectors.joining(", "))));
    }
}
