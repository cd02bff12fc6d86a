package dev.servelab.report;

import com.google.gson.JsonElement;
import dev.servelab.lesson.Texts;
import dev.servelab.lesson.eviction.Demo;
import dev.servelab.lesson.eviction.LaneSpec;
import dev.servelab.lesson.eviction.Scenario;
import dev.servelab.lesson.eviction.Script;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The page of {@code demo --html} in a Chromium without a network. */
class DemoPageTest {
    private static final int DESK = 1_280;
    private static final int PHONE = 390;
    private static final String BOXES = "[...document.querySelectorAll('.lane')].map(lane =>"
            + " [...lane.querySelectorAll('.shelf .box:not(.leaving):not(.undone)')]"
            + ".sort((a, b) => parseFloat(a.style.left) - parseFloat(b.style.left))"
            + ".map(b => b.querySelector('.name').textContent).join(' ')).join(' | ')";

    @TempDir
    static Path folder;

    @RegisterExtension
    static final Browser BROWSER = new Browser("the page of demo");

    @Test
    void page_everyScenario_loadsNothingAndComplainsOfNothing() throws Exception {
        for (Scenario scenario : Scenario.values()) {
            Path file = write(scenario.id(), Demo.of(scenario), Locale.ENGLISH);
            Chromium.Page page = BROWSER.open(file, DESK, "light");
            page.evaluate("document.querySelector('[aria-label=\"Last step\"]').click()");

            assertThat(page.complaints()).as(scenario.id()).isEmpty();
            assertThat(page.requests()).containsExactly(file.toUri().toString());
            assertThat(texts(page, ".claims .fails")).isEmpty();
            assertThat(texts(page, ".claims .holds")).isNotEmpty();
            assertThat(page.evaluate("document.body.innerText.match("
                    + "/NaN|undefined|\\[object|\\{\\d/g)?.join() ?? ''").getAsString()).isEmpty();
        }
    }

    /** Forwards and backwards by keys and by the slider: the same boxes at the same step. */
    @Test
    void page_scrubbedBothWays_showsTheSameBoxes() throws Exception {
        Chromium.Page page = BROWSER.open(
                write("scrubbed", Demo.of(Scenario.BELADY), Locale.ENGLISH), DESK, "light");
        for (int i = 0; i < 3; i++) {
            page.press("ArrowRight");
        }
        assertThat(page.evaluate(BOXES).getAsString()).isEqualTo("A B C | A B C");
        assertThat(page.evaluate("document.querySelector('[aria-label=On]').click(),"
                + " [...document.querySelectorAll('.leaving .name')].map(e => e.textContent)"
                + ".join()").getAsString())
                .as("flies out of the smaller cache").isEqualTo("A");
        assertThat(page.evaluate(BOXES).getAsString()).isEqualTo("B C D | A B C D");
        assertThat(texts(page, ".lane:first-child .why li")).containsExactly(
                "D is not cached: a miss.", "A goes: it was cached first.");
        page.press("ArrowRight");
        assertThat(page.evaluate(BOXES).getAsString()).isEqualTo("C D A | A B C D");
        page.press("ArrowLeft");
        assertThat(page.evaluate(BOXES).getAsString()).isEqualTo("B C D | A B C D");
        page.press("End");
        assertThat(page.evaluate(BOXES).getAsString()).isEqualTo("E C D | B C D E");
        assertThat(page.evaluate("document.querySelector('.answer-box').open").getAsBoolean())
                .as("the answer opens at the end").isTrue();
        page.press("Home");
        assertThat(page.evaluate(BOXES).getAsString()).isEqualTo(" | ");
        page.evaluate("(s => { s.value = 4; s.dispatchEvent(new Event('input')); })"
                + "(document.querySelector('input[type=range]'))");
        assertThat(page.evaluate(BOXES).getAsString()).isEqualTo("B C D | A B C D");
        assertThat(texts(page, ".position")).containsExactly("step 4 of 12");
    }

    /** A's width is 20 of 64; doomed it stands at the right, with its lock. */
    @Test
    void page_slowReader_hasWidthsInProportionAndLocks() throws Exception {
        Path file = write("slow", Demo.of(Scenario.SLOW_READER), Locale.ENGLISH);
        Chromium.Page page = BROWSER.open(file, DESK, "dark");
        page.evaluate("document.querySelectorAll('.chip')[3].click()");

        assertThat(page.evaluate(BOXES).getAsString()).isEqualTo("B C A | B C A | A C D");
        assertThat(page.evaluate("document.querySelector('.box.doomed').style.width")
                .getAsString()).isEqualTo("31.25%");
        assertThat(texts(page, ".shelf .box.doomed .mark")).containsExactly("doomed", "doomed");
        assertThat(texts(page, ".pins")).contains("1");
        assertThat(texts(page, ".badge")).containsExactly("⤳ bypass", "⤳ bypass", "○ miss");
    }

    @Test
    void page_inPortuguese_saysEverythingInPortuguese() throws Exception {
        Chromium.Page page = BROWSER.open(
                write("pt", Demo.of(Scenario.FLAG_BUG), Locale.of("pt")), DESK, "light");
        page.press("ArrowRight");

        assertThat(page.evaluate("document.documentElement.lang").getAsString())
                .isEqualTo("pt-BR");
        assertThat(texts(page, "#theme")).containsExactly("Tema: automático");
        assertThat(page.evaluate("document.body.innerText").getAsString())
                .contains("Uma marca não é uma contagem", "passo 1 de 6", "falta")
                .doesNotContain("step 1", "miss", "next victim");
    }

    /** Names, sizes and the widest list of a user cannot push the page sideways. */
    @Test
    void page_onAPhone_needsNoScrollingSideways() throws Exception {
        Demo wide = Demo.of(Optional.empty(),
                Script.parse("a-very-long-name-of-file:10+ " + "B:20 C:30 D ".repeat(30)),
                List.of(LaneSpec.parse("w-tinylfu", 64), LaneSpec.parse("lock-aware:s3-fifo", 64)));
        for (Demo demo : List.of(Demo.of(Scenario.SCAN), wide)) {
            Chromium.Page page = BROWSER.open(
                    write("phone" + demo.steps(), demo, Locale.ENGLISH), PHONE, "dark");
            page.press("End");

            assertThat(page.evaluate("document.documentElement.scrollWidth").getAsInt())
                    .isLessThanOrEqualTo(PHONE);
            assertThat(page.evaluate("document.querySelector('.strip th').offsetWidth").getAsInt())
                    .as("room for a policy's name").isGreaterThan(90);
            assertThat(page.complaints()).isEmpty();
        }
    }

    /** Who prefers no motion gets none; and a name cannot become markup. */
    @Test
    void page_reducedMotion_movesNothing() throws Exception {
        Chromium.Page page = BROWSER.openStill(
                write("still", Demo.of(Scenario.CLIFF), Locale.ENGLISH), DESK, "light");
        page.press("ArrowRight");

        assertThat(page.evaluate("document.getAnimations().length").getAsInt()).isZero();
        assertThat(page.evaluate(BOXES).getAsString()).isEqualTo("A | A");
    }

    private static Path write(String name, Demo demo, Locale locale) throws Exception {
        return Files.writeString(folder.resolve(name + ".html"), DemoReport.html(demo,
                Texts.of(locale, Demo.TEXTS), List.of("demo", name, "</script><b>")));
    }

    private static List<String> texts(Chromium.Page page, String selector) throws Exception {
        return page.evaluate("[...document.querySelectorAll(\"" + selector
                + "\")].map(e => e.textContent)").getAsJsonArray().asList().stream()
                .map(JsonElement::getAsString).toList();
    }
}
