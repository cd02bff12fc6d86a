package dev.servelab.cli;

import dev.servelab.report.FailIf;
import dev.servelab.report.StoredResult;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** {@code --fail-if}: what a result must not show, for continuous integration. */
final class FailIfOption {
    @Option(names = "--fail-if", paramLabel = "CONDITION", converter = Converter.class,
            description = "Exit with 1 if a variant meets it: p99>20ms, throughput<500/s, "
                    + "errors>0.1%%, 'lru:hit-ratio<60%%'. May be given several times.")
    private List<FailIf> conditions = new ArrayList<>();

    /** Says each condition that is met, and returns the status to exit with. */
    int status(StoredResult result, PrintWriter err) {
        List<String> met = conditions.stream().flatMap(each -> each.met(result).stream()).toList();
        met.forEach(line -> Failures.say(line, err));
        return met.isEmpty() ? ExitStatus.DONE : ExitStatus.FAILED;
    }

    private static final class Converter implements ITypeConverter<FailIf> {
        @Override
        public FailIf convert(String text) {
            try {
                return FailIf.parse(text);
            } catch (IllegalArgumentException wrong) {
                throw new TypeConversionException(wrong.getMessage());
            }
        }
    }
}
