package dev.servelab.lesson.quiz;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** How an answer is written. What people write for the same thing is brought to one form. */
public enum AnswerForm {
    /** One letter: {@code C}. */
    NAME {
        @Override
        Optional<String> read(String text) {
            return text.matches("[A-Z]") ? Optional.of(text) : Optional.empty();
        }
    },
    /** Letters in any order, {@code A C}, or {@code -} for none. */
    NAMES {
        @Override
        Optional<String> read(String text) {
            if (NOTHING.contains(text)) {
                return Optional.of(NONE);
            }
            List<String> names = List.of(text.replaceAll("[\\s,;+&]+", "").split(""));
            return names.stream().allMatch(each -> each.matches("[A-Z]"))
                    ? Optional.of(String.join(" ", new TreeSet<>(names)))
                    : Optional.empty();
        }
    },
    /** A whole number, with or without its unit: {@code 600} or {@code 600 ms}. */
    NUMBER {
        @Override
        Optional<String> read(String text) {
            var number = AMOUNT.matcher(text);
            return number.matches()
                    ? Optional.of(String.valueOf(Long.parseLong(number.group(1))))
                    : Optional.empty();
        }
    },
    /** One of {@code hit}, {@code miss}, {@code bypass}. */
    OUTCOME {
        @Override
        Optional<String> read(String text) {
            String word = text.toLowerCase(Locale.ROOT);
            return List.of("hit", "miss", "bypass").contains(word)
                    ? Optional.of(word)
                    : Optional.empty();
        }
    };

    /** How {@link #NAMES} writes that there are none. */
    static final String NONE = "-";

    private static final List<String> NOTHING = List.of(NONE, "NONE", "NENHUM", "NENHUMA");
    private static final Pattern AMOUNT = Pattern
            .compile("([0-9]{1,9})\\s*(MS|B|BYTES|HITS|/S)?");

    /** The name in JSON, and where its texts' keys end. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What is meant, in the one form; empty if it is not an answer of this form. */
    public Optional<String> canonical(String text) {
        return read(text.strip().toUpperCase(Locale.ROOT));
    }

    abstract Optional<String> read(String text);
}
