package dev.servelab.report;

import dev.servelab.page.PageTexts;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page of resources of this package and of those that all pages share, with JSON inside, which
 * the page's scripts draw from; nothing is loaded, from disk or network. Without scripts it shows
 * text.
 *
 * @param template the page, with places for the others
 * @param styles   style sheets, in their order
 * @param scripts  in an order in which each uses only those before it
 */
record HtmlPage(String template, List<String> styles, List<String> scripts) {
    /** Filled all at once: what is put into one place is not looked at again. */
    private static final Pattern PLACES = Pattern.compile(
            "/\\*(STYLES|SCRIPTS|RESULT)\\*/|<!--SUMMARY-->");

    HtmlPage {
        styles = List.copyOf(styles);
        scripts = List.copyOf(scripts);
    }

    /** The page with {@code json} in it, and {@code text} for those who run no scripts. */
    String with(String json, List<String> text) {
        Map<String, Supplier<String>> parts = Map.of(
                "/*STYLES*/", () -> PageTexts.joined(HtmlPage.class, styles),
                "/*SCRIPTS*/", () -> PageTexts.joined(HtmlPage.class, scripts),
                "<!--SUMMARY-->", () -> escaped(String.join("\n", text)),
                "/*RESULT*/", () -> embedded(json));
        return PLACES.matcher(PageTexts.of(HtmlPage.class, template)).replaceAll(
                place -> Matcher.quoteReplacement(
                        Objects.requireNonNull(parts.get(place.group())).get()));
    }

    /**
     * JSON as it may stand in a script element: no text in it can end the element, or begin
     * a comment that hides its end.
     */
    private static String embedded(String json) {
        return json.replace("<", "\\u003c");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
