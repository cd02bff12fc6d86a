package dev.servelab.page;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The page that shows a running server: its script asks for {@link CachedJson#with} as
 * {@code look}, beside its own address, once a second.
 */
public final class LivePage {
    private static final Template TEMPLATE = new Template("live.html",
            List.of("page.css", "tables.css", "live.css", "media.css"),
            List.of("elements.js", "numbers.js", "scales.js", "theme.js", "live-history.js",
                    "live-chart.js", "live-shelf.js", "live-map.js", "live-tables.js", "live.js"));
    private static final Page PAGE = Page.html(
            SecurityPolicy.allowingToAsk(TEMPLATE.style(), TEMPLATE.script()),
            (TEMPLATE.before("TITLE") + "servelab, live" + TEMPLATE.after("TITLE"))
                    .getBytes(StandardCharsets.UTF_8));

    private LivePage() {}

    /** The page; the same for every server. */
    public static Page page() {
        return PAGE;
    }
}
