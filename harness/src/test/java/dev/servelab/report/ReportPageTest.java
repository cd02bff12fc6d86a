package dev.servelab.report;

import com.google.gson.JsonElement;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code report.html} in a Chromium without a network. */
class ReportPageTest {
    private static final int DESK = 1_280;
    private static final int PHONE = 390;

    /** Two stored results side by side, the sweep and itself. */
    private static final String COMPARED = "compared.json";
    private static final List<String> SAMPLES = List.of(TestReports.TWO_SCENES,
            TestReports.UNFAIR, TestReports.SWEEP, COMPARED);

    private static final Map<String, Chromium.Page> PAGES = new HashMap<>();

    @TempDir
    static Path folder;

    @RegisterExtension
    static final Browser BROWSER = new Browser("report.html");

    @Test
    void page_everySample_loadsNothingAndComplainsOfNothing() throws Exception {
        for (String sample : SAMPLES) {
            Chromium.Page page = page(sample, DESK, "light");

            assertThat(page.complaints()).as(sample).isEmpty();
            assertThat(page.requests()).as(sample).containsExactly(file(sample).toUri().toString());
        }
    }

    /** The check above can fail: a page that throws, and one that asks for a picture. */
    @Test
    void page_thatThrowsOrLoads_isNoticed() throws Exception {
        String html = TestReports.sample(TestReports.UNFAIR).html();
        Chromium.Page throwing = BROWSER.open(write("throws.html",
                html.replace("\"use strict\";", "lost();")), DESK, "light");
        assertThat(throwing.complaints()).anyMatch(complaint -> complaint.contains("lost"));

        Chromium.Page loading = BROWSER.open(write("loads.html", html.replace("</body>",
                "<img src=\"http://127.0.0.1:9/x.png\"></body>")), DESK, "light");
        assertThat(loading.complaints()).anyMatch(complaint -> complaint.contains("x.png"));
    }

    @Test
    void page_twoScenes_verdictsComeFirst() throws Exception {
        Chromium.Page page = page(TestReports.TWO_SCENES, DESK, "light");

        assertThat(texts(page, ".answers h2")).containsExactly("What does a connection cost?",
                "Who keeps its promises when readers are slow and the disk costs something?");
        assertThat(page.evaluate("Math.max(...[...document.querySelectorAll('.answers .verdict')]"
                + ".filter(e => e.getClientRects().length > 0)"
                + ".map(e => e.getBoundingClientRect().bottom)) < "
                + "document.querySelector('figure').getBoundingClientRect().top").getAsBoolean())
                .as("all verdicts stand above the first chart").isTrue();
        assertThat(texts(page, ".chip")).contains("∅ no answer", "▲ faster", "? cannot tell");
        assertThat(texts(page, "#command")).containsExactly("./servelab compare --seed 1");
        assertThat(texts(page, "td.none")).isNotEmpty().containsOnly("no answer");
    }

    @Test
    void page_everyChart_hasATitleWordsAndATable() throws Exception {
        Chromium.Page page = page(TestReports.TWO_SCENES, DESK, "light");

        String charts = "[...document.querySelectorAll('figure')].filter(e => !e.hidden)";
        assertThat(page.evaluate(charts + ".length").getAsInt()).isGreaterThan(20);
        assertThat(page.evaluate(charts + ".filter(e => !e.querySelector('svg > title').textContent"
                + " || !e.querySelector('svg > desc').textContent || !e.querySelector('details td'))"
                + ".map(e => e.textContent.slice(0, 80)).join()").getAsString()).isEmpty();
        assertThat(page.evaluate("document.documentElement.outerHTML.match(/NaN|Infinity|undefined"
                + "|\\[object/g)?.join() ?? ''").getAsString())
                .as("numbers that are none").isEqualTo(inScripts(page));
    }

    @Test
    void page_sweep_marksEachKneeInBothCharts() throws Exception {
        Chromium.Page page = page(TestReports.SWEEP, DESK, "light");

        assertThat(page.evaluate("[...document.querySelectorAll('[data-series] circle')]"
                + ".filter(e => e.getAttribute('fill') === 'none').length").getAsInt())
                .as("two strategies, in latency and in answers").isEqualTo(4);
        assertThat(texts(page, ".answers p")).contains(
                "thread-pool:4 × none: the knee is at 4 clients.");
    }

    @Test
    void page_twoStoredResults_standSideBySide() throws Exception {
        Chromium.Page page = page(COMPARED, DESK, "dark");

        assertThat(texts(page, "h1")).containsExactly("before, after");
        assertThat(texts(page, ".answers summary")).containsExactly("1 more verdict");
        assertThat(texts(page, ".chip")).contains("? cannot tell");
    }

    @Test
    void page_unfair_saysSoBeforeAnythingElse() throws Exception {
        Chromium.Page page = page(TestReports.UNFAIR, DESK, "dark");

        assertThat(texts(page, ".unfair h2")).containsExactly(
                "UNFAIR: do not compare by this run");
        assertThat(texts(page, ".unfair li")).anyMatch(
                line -> line.contains("backlog") && line.contains("give --backlog 1024"));
        assertThat(page.evaluate("document.querySelector('.unfair').getBoundingClientRect().bottom"
                + " < document.querySelector('.answers').getBoundingClientRect().top")
                .getAsBoolean()).isTrue();
        assertThat(texts(page, ".warnings li"))
                .contains("A name with </script> in it is only text.");
        assertThat(texts(page, "#command")).first().asString()
                .endsWith("'/srv/<films> & \"more\"'");
    }

    @Test
    void page_onAPhone_needsNoScrollingSideways() throws Exception {
        for (String sample : SAMPLES) {
            Chromium.Page page = page(sample, PHONE, "dark");

            assertThat(page.evaluate("document.documentElement.scrollWidth").getAsInt())
                    .as(sample).isLessThanOrEqualTo(PHONE);
            assertThat(page.complaints()).isEmpty();
        }
    }

    /** WCAG 2.1, 1.4.3: 4.5 to 1. */
    @Test
    void page_bothThemes_haveContrastAndTheToggleChangesThem() throws Exception {
        SoftAssertions softly = new SoftAssertions();
        List<String> papers = new ArrayList<>();
        for (String theme : List.of("light", "dark")) {
            Chromium.Page page = page(TestReports.UNFAIR, DESK, theme);
            papers.add(paper(page));
            for (String each : List.of("body", ".soft", ".chip", ".unfair h2", "td", "summary")) {
                softly.assertThat(page.evaluate(contrast(each)).getAsDouble())
                        .as(theme + " " + each).isGreaterThan(4.5);
            }
        }
        Chromium.Page dark = page(TestReports.UNFAIR, DESK, "dark");
        dark.evaluate("document.getElementById('theme').click()");
        papers.add(paper(dark));
        softly.assertThat(papers.get(0)).as("light and dark").isNotEqualTo(papers.get(1));
        softly.assertThat(papers.get(2)).as("toggled to light").isEqualTo(papers.get(0));
        softly.assertAll();
    }

    @Test
    void page_byKeyboard_reachesSkipLinkToggleChartsAndTables() throws Exception {
        Chromium.Page page = page(TestReports.TWO_SCENES, DESK, "light");
        List<String> reached = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            page.press("Tab");
            reached.add(page.evaluate("(e => e.id || e.getAttribute('role') || e.className"
                    + " || e.tagName)(document.activeElement)").getAsString());
        }

        assertThat(reached).startsWith("skip", "theme").contains("region", "slider", "SUMMARY",
                "SELECT");
        page.evaluate("document.querySelector('[role=slider]').focus()");
        page.press("ArrowRight");
        assertThat(texts(page, ".readout")).first().asString()
                .matches("\\d.* % within: thread-per-connection .*");
        page.evaluate("document.querySelector('.cost th button').focus()");
        page.press("Enter");
        assertThat(page.evaluate("document.querySelector('.cost th').getAttribute('aria-sort')")
                .getAsString()).isEqualTo("ascending");
    }

    /** The ratio of contrast of WCAG 2.1 between an element's text and what is behind it. */
    private static String contrast(String selector) {
        return """
            (() => {
                const rgb = color => color.match(/[\\d.]+/g).slice(0, 3).map(Number);
                const light = color => rgb(color).map(c => c / 255)
                    .map(c => c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
                    .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
                const e = document.querySelector('SELECTOR');
                let behind = e;
                while (getComputedStyle(behind).backgroundColor === 'rgba(0, 0, 0, 0)') {
                    behind = behind.parentElement;
                }
                const both = [light(getComputedStyle(e).color),
                    light(getComputedStyle(behind).backgroundColor)].sort((a, b) => b - a);
                return (both[0] + 0.05) / (both[1] + 0.05);
            })()""".replace("SELECTOR", selector);
    }

    private static String paper(Chromium.Page page) throws Exception {
        return page.evaluate("getComputedStyle(document.body).backgroundColor").getAsString();
    }

    /** The same words within the page's own script, where they belong. */
    private static String inScripts(Chromium.Page page) throws Exception {
        return page.evaluate("[...document.scripts].map(e => e.outerHTML).join()"
                + ".match(/NaN|Infinity|undefined|\\[object/g)?.join() ?? ''").getAsString();
    }

    private static List<String> texts(Chromium.Page page, String selector) throws Exception {
        return page.evaluate("[...document.querySelectorAll(\"" + selector
                + "\")].map(e => e.textContent)").getAsJsonArray().asList().stream()
                .map(JsonElement::getAsString).toList();
    }

    /** Each is opened once, whichever tests look at it. */
    private static Chromium.Page page(String sample, int width, String theme) throws Exception {
        String key = sample + width + theme;
        Chromium.Page page = PAGES.get(key);
        if (page == null) {
            Path file = file(sample);
            Files.writeString(file, result(sample).html());
            page = BROWSER.open(file, width, theme);
            PAGES.put(key, page);
        }
        return page;
    }

    private static StoredResult result(String sample) throws Exception {
        if (!sample.equals(COMPARED)) {
            return TestReports.sample(sample);
        }
        List<Path> stored = new ArrayList<>();
        for (String name : List.of("before", "after")) {
            stored.add(Files.createDirectories(folder.resolve(name)));
            Files.writeString(stored.getLast().resolve("result.json"),
                    TestReports.text(TestReports.SWEEP));
        }
        return ResultsCompared.read(stored, List.of("report", "before", "after"));
    }

    private static Path file(String sample) {
        return folder.resolve(sample.replace(".json", ".html"));
    }

    private static Path write(String name, String html) throws Exception {
        return Files.writeString(folder.resolve(name), html);
    }
}
