package dev.servelab.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * {@code report.html}: a page of resources of this package, with the result inside. The page's
 * script draws from the result's JSON; nothing is loaded, from disk or network. Without scripts the
 * page shows {@code summary.md}.
 */
final class HtmlReport {
    private static final List<String> STYLES = List.of("page.css", "parts.css", "charts.css",
            "media.css");
    /** In an order in which each uses only those before it. */
    private static final List<String> SCRIPTS = List.of("elements.js", "numbers.js", "result.js",
            "scales.js", "looks.js", "chart.js", "tables.js", "rows.js", "ratios.js", "curves.js",
            "series.js",
            "breakdown.js", "load.js", "scene.js", "trust.js", "page.js");

    /** Filled all at once: what is put into one place is not looked at again. */
    private static final Pattern PLACES = Pattern.compile(
            "/\\*(STYLES|SCRIPTS|RESULT)\\*/|<!--SUMMARY-->");

    private HtmlReport() {}

    static String of(StoredResult result) {
        return PLACES.matcher(resource("page.html")).replaceAll(
                place -> Matcher.quoteReplacement(part(place.group(), result)));
    }

    private static String part(String place, StoredResult result) {
        return switch (place) {
            case "/*STYLES*/" -> joined(STYLES);
            case "/*SCRIPTS*/" -> joined(SCRIPTS);
            case "/*RESULT*/" -> embedded(JsonText.compact(result.document()));
            default -> escaped(String.join("\n", result.markdown()));
        };
    }

    /**
     * JSON as it may stand in a script element: no text in it can end the element, or begin
     * a comment that hides its end.
     */
    static String embedded(String json) {
        return json.replace("<", "\\u003c");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String joined(List<String> names) {
        return names.stream().map(HtmlReport::resource).collect(Collectors.joining("\n"));
    }

    private static String resource(String name) {
        try (InputStream in = HtmlReport.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("not in the jar: " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
