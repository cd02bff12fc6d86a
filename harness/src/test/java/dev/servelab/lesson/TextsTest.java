package dev.servelab.lesson;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TextsTest {
    private static final Pattern PLACE = Pattern.compile("\\{(\\d)");

    /** Every bundle of every lesson, whoever wrote it. */
    @Test
    void bundles_inBothLanguages_haveTheSameKeysAndPlaces() throws Exception {
        List<String> names = names();
        assertThat(names).isNotEmpty();
        for (String name : names) {
            Texts english = Texts.of(Locale.ENGLISH, name);
            Texts portuguese = Texts.of(Locale.of("pt", "BR"), name);
            assertThat(english.language() + portuguese.language()).isEqualTo("enpt");
            assertThat(portuguese.keys()).as(name).isEqualTo(english.keys());
            for (String key : english.keys()) {
                assertThat(places(portuguese.template(key))).as("%s: %s", name, key)
                        .isEqualTo(places(english.template(key)));
            }
        }
    }

    @Test
    void text_withArguments_fillsPlacesAndChoosesByNumber() {
        Texts texts = Texts.of(Locale.ENGLISH, "for-tests");

        assertThat(texts.text("files", 1, "it's")).isEqualTo("1 file of it's");
        assertThat(texts.text("files", 2L, "$1")).isEqualTo("2 files of $1");
        assertThatThrownBy(() -> texts.text("files", 1))
                .hasMessageContaining("files has no argument 1");
        assertThatThrownBy(() -> texts.text("none")).isInstanceOf(MissingResourceException.class);
    }

    /** Whatever the system's language is. */
    @Test
    void of_aThirdLanguage_isEnglish() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.of("pt"));
            assertThat(Texts.of(Locale.FRENCH, "for-tests").text("files", 2, "x"))
                    .isEqualTo("2 files of x");
        } finally {
            Locale.setDefault(before);
        }
    }

    private static Set<String> places(String text) {
        return PLACE.matcher(text).results().map(place -> place.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** From the classes' own folder and the tests'. */
    private static List<String> names() throws Exception {
        Set<String> names = new TreeSet<>();
        for (String known : List.of("for-tests", "eviction/demo")) {
            URI file = Objects.requireNonNull(
                    Texts.class.getResource(known + ".properties")).toURI();
            Path base = Path.of(file).resolve("../".repeat(known.split("/", -1).length))
                    .normalize();
            try (Stream<Path> files = Files.walk(base)) {
                files.map(each -> base.relativize(each).toString())
                        .filter(each -> each.endsWith(".properties")
                                && !each.endsWith("_pt.properties"))
                        .forEach(each -> names.add(each.replace(".properties", "")));
            }
        }
        return List.copyOf(names);
    }
}
