package dev.servelab.page;

import java.util.List;

/**
 * A page of this package with its style sheet and script in it, and places that are still to be
 * filled, {@code TITLE} in each. A place is written {@code <!--NAME-->}. Immutable.
 */
final class Template {
    /** What every page is like around its body. */
    private static final String FRAME = "served.html";

    private final String style;
    private final String script;
    private final String page;

    /**
     * @param body    the name of what stands in the page's body
     * @param styles  style sheets, in their order
     * @param scripts in an order in which each uses only those before it
     */
    Template(String body, List<String> styles, List<String> scripts) {
        this.style = PageTexts.joined(Template.class, styles);
        this.script = "(() => {\n\"use strict\";\n" + PageTexts.joined(Template.class, scripts)
                + "})();\n";
        this.page = PageTexts.of(Template.class, FRAME)
                .replace("<!--BODY-->", PageTexts.of(Template.class, body))
                .replace("/*STYLES*/", style).replace("/*SCRIPTS*/", script);
    }

    /** Exactly what stands in its style element. */
    String style() {
        return style;
    }

    /** Exactly what stands in its script element. */
    String script() {
        return script;
    }

    /** What stands before a place. */
    String before(String place) {
        return page.substring(0, at(place));
    }

    /** What stands between two places. */
    String between(String place, String next) {
        return page.substring(after(place, at(place)), at(next));
    }

    /** What stands behind a place. */
    String after(String place) {
        return page.substring(after(place, at(place)));
    }

    private int at(String place) {
        int at = page.indexOf("<!--" + place + "-->");
        if (at < 0) {
            throw new IllegalStateException("no place " + place + " in the page");
        }
        return at;
    }

    private static int after(String place, int at) {
        return at + place.length() + "<!---->".length();
    }
}
