package dev.servelab.cli;

import dev.servelab.cache.CacheSpec;
import dev.servelab.cache.Sending;
import dev.servelab.disk.DiskModel;
import dev.servelab.server.StrategySpec;
import dev.servelab.workload.WorkloadSpec;
import java.util.function.Function;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads what the catalogues name; what is wrong is said by them, in one line. */
final class SpecConverters {
    private SpecConverters() {}

    /** {@code --strategy}. */
    static final class OfStrategy implements ITypeConverter<StrategySpec> {
        @Override
        public StrategySpec convert(String text) {
            return read(text, StrategySpec::parse);
        }
    }

    /** {@code --policy}. */
    static final class OfPolicy implements ITypeConverter<CacheSpec> {
        @Override
        public CacheSpec convert(String text) {
            return read(text, CacheSpec::parse);
        }
    }

    /** {@code --send}. */
    static final class OfSend implements ITypeConverter<Sending> {
        @Override
        public Sending convert(String text) {
            return read(text, Sending::parse);
        }
    }

    /** {@code --disk}. */
    static final class OfDisk implements ITypeConverter<DiskModel> {
        @Override
        public DiskModel convert(String text) {
            return read(text, DiskModel::parse);
        }
    }

    /** {@code --workload}. */
    static final class OfWorkload implements ITypeConverter<WorkloadSpec> {
        @Override
        public WorkloadSpec convert(String text) {
            return read(text, WorkloadSpec::parse);
        }
    }

    private static <T> T read(String text, Function<String, T> parse) {
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException wrong) {
            throw new TypeConversionException(String.valueOf(wrong.getMessage()));
        }
    }
}
