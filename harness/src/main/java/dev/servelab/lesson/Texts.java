package dev.servelab.lesson;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a lesson says, in one language. The texts lie in UTF-8 as {@code NAME.properties} (English)
 * and {@code NAME_pt.properties} (Brazilian Portuguese) beside this package's classes.
 *
 * <p>In a text {@code {0}} stands for the first argument, and {@code {0?one file:# files}} for the words
 * before the colon where that argument is 1, else for those after it, in which {@code #} is the
 * argument. An apostrophe is an apostrophe. Immutable.
 */
public final class Texts {
    /** The languages that there are; the first is for everybody else. */
    public static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.of("pt"));

    private static final Pattern PLACE = Pattern.compile("\\{(\\d)(?:\\?([^:{}]*):([^{}]*))?\\}");

    private final Locale language;
    private final ResourceBundle bundle;

    private Texts(Locale language, ResourceBundle bundle) {
        this.language = language;
        this.bundle = bundle;
    }

    /**
     * Texts in Portuguese for a locale of that language, in English for every other.
     *
     * @param name of the bundle, as a path below this package: {@code "eviction/demo"}
     * @throws java.util.MissingResourceException if there is no such bundle
     */
    public static Texts of(Locale locale, String name) {
        Locale language = locale.getLanguage().equals("pt") ? Locale.of("pt") : Locale.ENGLISH;
        String base = Texts.class.getPackageName().replace('.', '/') + "/" + name;
        // The plain file is the English one: without a fallback to the system's own locale.
        ResourceBundle bundle = ResourceBundle.getBundle(base.replace('/', '.'),
                language.equals(Locale.ENGLISH) ? Locale.ROOT : language,
                Texts.class.getClassLoader(), ResourceBundle.Control.getNoFallbackControl(
                        ResourceBundle.Control.FORMAT_PROPERTIES));
        return new Texts(language, bundle);
    }

    /** {@code en} or {@code pt}. */
    public String language() {
        return language.getLanguage();
    }

    /** The keys that there are, sorted. */
    public Set<String> keys() {
        return new TreeSet<>(bundle.keySet());
    }

    /** Whether there is a text of that name. */
    public boolean has(String key) {
        return bundle.containsKey(key);
    }

    /** The text of that name, with its places open, for a page that fills them itself. */
    public String template(String key) {
        return bundle.getString(key);
    }

    /**
     * The text of that name, with the arguments in their places.
     *
     * @throws java.util.MissingResourceException if there is none
     * @throws IllegalArgumentException if it has a place without an argument
     */
    public String text(String key, Object... arguments) {
        return PLACE.matcher(template(key)).replaceAll(place -> {
            int index = Integer.parseInt(place.group(1));
            if (index >= arguments.length) {
                throw new IllegalArgumentException(key + " has no argument " + index);
            }
            String value = String.valueOf(arguments[index]);
            return Matcher.quoteReplacement(place.group(2) == null
                    ? value
                    : value.equals("1") ? place.group(2) : place.group(3).replace("#", value));
        });
    }
}
