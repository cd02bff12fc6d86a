package dev.servelab.cli;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/**
 * {@code --lang}: the language of a lesson. Mixed into the commands whose texts there are in both:
 * demo, quiz, new-policy and check-policy.
 */
final class LangOption {
    @Option(names = "--lang", paramLabel = "en|pt", converter = Converter.class,
            description = "English or Brazilian Portuguese. Default: by locale.")
    private @Nullable Locale chosen;

    /** As it was chosen; else the system's for what is shown. */
    Locale locale() {
        return chosen == null ? Locale.getDefault(Locale.Category.DISPLAY) : chosen;
    }

    private static final class Converter implements ITypeConverter<Locale> {
        @Override
        public Locale convert(String text) {
            return switch (text.toLowerCase(Locale.ROOT)) {
                case "en" -> Locale.ENGLISH;
                case "pt", "pt-br", "pt_br" -> Locale.of("pt");
                default -> throw new TypeConversionException("'" + text + "' is none of en, pt");
            };
        }
    }
}
