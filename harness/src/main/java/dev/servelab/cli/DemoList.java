package dev.servelab.cli;

import dev.servelab.lesson.Texts;
import dev.servelab.lesson.eviction.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What {@code demo} alone says: which scenarios there are. */
final class DemoList {
    private DemoList() {}

    static List<String> lines(Texts texts) {
        List<String> lines = new ArrayList<>(List.of(texts.text("list.head")));
        for (Scenario scenario : Scenario.values()) {
            lines.add(String.format(Locale.ROOT, "  %-12s %s", scenario.id(),
                    texts.text(scenario.id() + ".line")));
        }
        lines.addAll(List.of("", texts.text("list.own"),
                "  servelab demo 'A:10 B:20 A C:40' --size 64 --policies lru,fifo", "",
                texts.text("list.threads"), texts.text("list.help")));
        return lines;
    }
}
