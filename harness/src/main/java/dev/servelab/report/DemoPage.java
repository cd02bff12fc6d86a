package dev.servelab.report;

import com.google.gson.JsonObject;
import dev.servelab.lesson.Texts;
import dev.servelab.lesson.eviction.Demo;
import java.util.List;

final class DemoPage {
    private DemoPage() {}

    static String of(JsonObject document, Demo demo, Texts texts, List<String> command) {
        return JsonText.compact(document) + demo + texts.language() + command;
    }
}
