package dev.servelab.report;

import dev.servelab.simulate.Cell;
import dev.servelab.simulate.SimulatedTrace;
import dev.servelab.simulate.Unit;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The page of miss ratio curves in a Chromium without a network. */
class CurvePageTest {
    private static final int DESK = 1_280;
    private static final int PHONE = 390;
    private static final List<String> POLICIES = List.of("fifo", "lru", "clock", "lfu", "sieve",
            "s3-fifo", "2q", "arc", "w-tinylfu", "random", "./Mine.java", "opt");
    private static final String NAME = "<b>web</b> & \"films\".csv";

    @TempDir
    static Path folder;

    @RegisterExtension
    static final Browser BROWSER = new Browser("the page of miss ratio curves");

    @BeforeAll
    static void write() throws Exception {
        SimulationReport report = new SimulationReport(
                List.of(trace(NAME, Unit.BYTES, 1 << 20), trace("one", Unit.OBJECTS, 100)),
                List.of("simulate", NAME, "one"));
        Files.writeString(folder.resolve("curve.html"), report.page());
    }

    /** Each policy hits a tenth more at each size, and somewhat less than the next policy. */
    private static SimulatedTrace trace(String name, Unit unit, long least) {
        List<Cell> cells = new ArrayList<>();
        for (int policy = 0; policy < POLICIES.size(); policy++) {
            for (int size = 0; size < 5; size++) {
                long hits = 100L * (size + 1) + 10L * policy;
                cells.add(new Cell(name, unit, least << size, POLICIES.get(policy), 1_000, hits,
                        1_000 - hits, 1_000_000, 500 * hits));
            }
        }
        return new SimulatedTrace(name, "csv", unit, unit == Unit.BYTES, 1_000, 0, cells, null,
                null, null);
    }

    @Test
    void page_whole_loadsNothingAndDrawsEveryPolicy() throws Exception {
        Chromium.Page page = open(DESK, "light");

        assertThat(page.complaints()).isEmpty();
        assertThat(page.requests()).hasSize(1);
        assertThat(texts(page, "h2")).containsExactly(NAME, "one", "Run it again");
        assertThat(number(page, "section.trace svg[role=img] [data-series] path")).isEqualTo(24);
        assertThat(texts(page, ".note")).singleElement().asString().contains("no bound");
        assertThat(page
                .evaluate("document.getElementById('page').innerHTML.match(/NaN|undefined/)?.join()"
                        + " ?? ''")
                .getAsString()).isEmpty();
    }

    @Test
    void page_ratioSwitched_drawsTheOther() throws Exception {
        Chromium.Page page = open(DESK, "dark");
        String before = page.evaluate(path("lru")).getAsString();

        page.evaluate("document.querySelector('input[value=\"byte miss ratio\"]').click()");
        page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame("
                + "() => setTimeout(() => done(true)))))");

        assertThat(page.evaluate(path("lru")).getAsString()).isNotEqualTo(before);
        assertThat(texts(page, "h3")).containsOnly("Byte miss ratio by the size of the cache");
        assertThat(texts(page, ".readout")).first().asString()
                .isEqualTo("Byte miss ratio at 4 MiB, best first:");
        assertThat(texts(page, ".at li")).first().asString().startsWith("opt").endsWith("79.5 %");
    }

    @Test
    void page_byKeyboard_goesFromSizeToSizeAndHidesAPolicy() throws Exception {
        Chromium.Page page = open(DESK, "light");
        page.evaluate("document.querySelector('[role=slider]').focus()");
        page.press("ArrowRight");

        assertThat(texts(page, ".readout")).first().asString()
                .isEqualTo("Miss ratio at 8 MiB, best first:");
        assertThat(texts(page, ".at li")).first().asString().startsWith("opt").endsWith("49.0 %");
        page.evaluate("document.querySelector('.legend [data-level=opt]').focus()");
        page.press("Enter");
        assertThat(page.evaluate("getComputedStyle(document.querySelector("
                + "'svg [data-series=opt]')).display").getAsString()).isEqualTo("none");
    }

    @Test
    void page_onAPhone_needsNoScrollingSideways() throws Exception {
        Chromium.Page page = open(PHONE, "dark");

        assertThat(page.evaluate("document.documentElement.scrollWidth").getAsInt())
                .isLessThanOrEqualTo(PHONE);
        assertThat(page.complaints()).isEmpty();
    }

    private static Chromium.Page open(int width, String theme) throws Exception {
        return BROWSER.open(folder.resolve("curve.html"), width, theme);
    }

    private static String path(String policy) {
        return "document.querySelector('svg [data-series=" + policy + "] path').getAttribute('d')";
    }

    private static int number(Chromium.Page page, String selector) throws Exception {
        return page.evaluate("document.querySelectorAll('" + selector + "').length").getAsInt();
    }

    private static List<String> texts(Chromium.Page page, String selector) throws Exception {
        return page.evaluate("[...document.querySelectorAll('" + selector
                + "')].map(each => each.textContent)").getAsJsonArray().asList().stream()
                .map(each -> each.getAsString()).toList();
    }
}
