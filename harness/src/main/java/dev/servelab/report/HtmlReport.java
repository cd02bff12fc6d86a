package dev.servelab.report;

import java.util.List;

/**
 * {@code report.html}: the page of a result, drawn from its JSON. Without scripts it shows {@code
 * summary.md}.
 */
final class HtmlReport {
    private static final HtmlPage PAGE = new HtmlPage("servelab", "page.html",
            List.of("charts.css"),
            List.of("elements.js", "numbers.js", "result.js", "scales.js", "looks.js",
                    "chart.js", "sortable.js", "tables.js", "rows.js", "ratios.js", "curves.js",
                    "series.js",
                    "breakdown.js", "load.js", "scene.js", "trust.js", "theme.js", "page.js"));

    private HtmlReport() {}

    static String of(StoredResult result) {
        return PAGE.with("en", JsonText.compact(result.document()), result.markdown());
    }
}
