package dev.servelab.cli;

import dev.servelab.workload.FileSetSpec;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads which files are generated: {@code 256MiB} of mixed sizes, {@code 256MiB:512KiB} with that
 * mean, or {@code 1024x16KiB}, all alike.
 */
public final class FilesConverter implements ITypeConverter<FileSetSpec> {
    private static final Pattern ALIKE = Pattern.compile("([1-9][0-9]{0,6})x([0-9A-Za-z]+)");
    private static final SizeConverter SIZES = new SizeConverter();

    @Override
    public FileSetSpec convert(String text) {
        try {
            Matcher alike = ALIKE.matcher(text);
            if (alike.matches()) {
                long bytesEach = SIZES.convert(alike.group(2));
                return FileSetSpec.fixed(
                        Math.multiplyExact(Long.parseLong(alike.group(1)), bytesEach), bytesEach);
            }
            int colon = text.indexOf(':');
            return colon < 0
                    ? FileSetSpec.logNormal(SIZES.convert(text))
                    : FileSetSpec.logNormal(SIZES.convert(text.substring(0, colon)),
                            SIZES.convert(text.substring(colon + 1)));
        } catch (IllegalArgumentException | ArithmeticException wrong) {
            throw new TypeConversionException("'" + text
                    + "' is no set of files (such as 256MiB, 256MiB:512KiB or 1024x16KiB): "
                    + wrong.getMessage());
        }
    }
}
