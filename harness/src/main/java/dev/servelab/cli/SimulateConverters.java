package dev.servelab.cli;

import dev.servelab.simulate.SimulatedPolicy;
import dev.servelab.simulate.Unit;
import dev.servelab.trace.TraceFormat;
import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads what {@code simulate} is given. */
final class SimulateConverters {
    private SimulateConverters() {}

    /** {@code --policies}. */
    static final class OfPolicy implements ITypeConverter<SimulatedPolicy> {
        @Override
        public SimulatedPolicy convert(String text) {
            try {
                return SimulatedPolicy.parse(text);
            } catch (IllegalArgumentException wrong) {
                throw new TypeConversionException(String.valueOf(wrong.getMessage()));
            }
        }
    }

    /** {@code --unit}. */
    static final class OfUnit implements ITypeConverter<Unit> {
        @Override
        public Unit convert(String text) {
            return Unit.ofId(text).orElseThrow(() -> new TypeConversionException(
                    "'" + text + "' is none of " + Arrays.stream(Unit.values()).map(Unit::id)
                            .collect(Collectors.joining(", "))));
        }
    }

    /** {@code --format}. */
    static final class OfFormat implements ITypeConverter<TraceFormat> {
        @Override
        public TraceFormat convert(String text) {
            return TraceFormat.ofId(text).orElseThrow(() -> new TypeConversionException(
                    "'" + text + "' is none of " + TraceFormat.possible()));
        }
    }
}
