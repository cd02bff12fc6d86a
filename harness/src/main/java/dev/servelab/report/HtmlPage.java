package dev.servelab.report;

import dev.servelab.page.PageTexts;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page of resources of this package and of those that all pages share, with JSON inside, which
 * the page's scripts draw from; nothing is loaded, from disk or network. Without scripts it shows
 * text.
 *
 * @param title   until the scripts know a better one
 * @param body    what stands in it before it is drawn, with a place for the text
 * @param styles  style sheets of its own, in their order
 * @param scripts in an order in which each uses only those before it
 */
record HtmlPage(String title, String body, List<String> styles, List<String> scripts) {
    /** What every page is like around its body. */
    private static final String FRAME = "frame.html";
    private static final List<String> STYLES_BEFORE = List.of("page.css", "tables.css",
            "parts.css");
    private static final List<String> STYLES_AFTER = List.of("media.css");
    /** Filled all at once: what is put into one place is not looked at again. */
    private static final Pattern PLACES = Pattern.compile(
            "/\\*(STYLES|SCRIPTS|RESULT)\\*/|<!--(LANGUAGE|TITLE|BODY|SUMMARY)-->");

    HtmlPage {
        styles = List.copyOf(styles);
        scripts = List.copyOf(scripts);
    }

    /**
     * The page with {@code json} in it, and {@code text} for those who run no scripts.
     *
     * @param language of both, as HTML names it: {@code pt-BR}
     */
    String with(String language, String json, List<String> text) {
        String drawn = filled(body, Map.of(
                "<!--SUMMARY-->", () -> escaped(String.join("\n", text))));
        return filled(FRAME, Map.of(
                "<!--LANGUAGE-->", () -> language,
                "<!--TITLE-->", () -> escaped(title),
                "/*STYLES*/", () -> joined(Stream.of(STYLES_BEFORE, styles, STYLES_AFTER)),
                "<!--BODY-->", drawn::strip,
                "/*RESULT*/", () -> embedded(json),
                "/*SCRIPTS*/", () -> joined(Stream.of(scripts))));
    }

    private static String filled(String template, Map<String, Supplier<String>> parts) {
        return PLACES.matcher(PageTexts.of(HtmlPage.class, template)).replaceAll(
                place -> Matcher.quoteReplacement(
                        Objects.requireNonNull(parts.get(place.group())).get()));
    }

    private static String joined(Stream<List<String>> names) {
        return PageTexts.joined(HtmlPage.class, names.flatMap(List::stream).toList());
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
