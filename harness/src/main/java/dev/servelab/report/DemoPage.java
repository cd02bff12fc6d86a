package dev.servelab.report;

import com.google.gson.JsonObject;
import dev.servelab.lesson.Texts;
import dev.servelab.lesson.eviction.Demo;
import dev.servelab.lesson.eviction.PlainText;
import dev.servelab.text.ShellWords;
import java.util.List;
import java.util.stream.Stream;

/** A demo as a page that moves. Without scripts it shows the demo's text. */
final class DemoPage {
    private static final HtmlPage PAGE = new HtmlPage("servelab demo", "demo.html",
            List.of("demo.css"),
            List.of("elements.js", "demo-words.js", "demo-lane.js", "demo-time.js", "theme.js",
                    "demo.js"));
    /** What the scripts say begins with one of these. */
    private static final List<String> SPOKEN = List.of("page.", "lane.", "count.", "outcome.",
            "mark.", "step", "start", "requests");

    private DemoPage() {}

    /** @param document what {@code --json} prints */
    static String of(JsonObject document, Demo demo, Texts texts, List<String> command) {
        JsonObject page = new JsonObject();
        demo.scenario().ifPresent(scenario -> Stream.of("title", "question", "answer").forEach(
                part -> page.addProperty(part, texts.text(scenario.id() + "." + part))));
        page.addProperty("unit", demo.unit().sign());
        page.addProperty("unitBytes", demo.unit().bytes());
        page.addProperty("command", "./servelab " + ShellWords.line(command));
        JsonObject words = new JsonObject();
        texts.keys().stream().filter(key -> SPOKEN.stream().anyMatch(key::startsWith))
                .forEach(key -> words.addProperty(key, texts.template(key)));
        page.add("texts", words);
        page.add("demo", document);
        return PAGE.with(texts.language().equals("pt") ? "pt-BR" : "en", JsonText.compact(page),
                PlainText.of(demo, texts));
    }
}
