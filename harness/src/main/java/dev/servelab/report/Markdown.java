package dev.servelab.report;

import dev.servelab.text.ShellWords;
import java.util.ArrayList;
import java.util.List;

/** {@code summary.md}: the tables, the verdicts, and the command to run it again. */
final class Markdown {
    private final View result;
    private final List<String> lines = new ArrayList<>();

    Markdown(View result) {
        this.result = result;
    }

    List<String> lines() {
        List<String> command = result.texts("command");
        lines.addAll(List.of("# servelab " + (command.isEmpty() ? "" : command.getFirst()), ""));
        UnfairLines.lines(result).forEach(line -> lines.add("- **" + line + "**"));
        Facts.differences(result).forEach(line -> lines.add("- **" + line + "**"));
        Facts.ofRun(result).forEach(fact -> lines.add("- " + fact));
        lines.add("- Command: `./servelab " + ShellWords.line(command) + "`");
        result.all("scenes").forEach(this::scene);
        lines.addAll(List.of("", "## Notes", ""));
        lines.add("- " + Summary.CLOSED_LOOP);
        result.texts("warnings").forEach(warning -> lines.add("- Note: " + warning));
        return lines;
    }

    private void scene(View scene) {
        String title = scene.text("title");
        if (!title.isEmpty()) {
            lines.addAll(List.of("", "## " + title, "", "**" + scene.text("question") + "**"));
        }
        List<String> answer = scene.texts("answer");
        if (!answer.isEmpty()) {
            lines.addAll(List.of("", String.join(" ", answer)));
        }
        lines.add("");
        Facts.ofScene(scene).forEach(fact -> lines.add("- " + fact));
        List<String> verdicts = new ArrayList<>(Facts.knees(scene));
        verdicts.addAll(Verdicts.of(result, scene));
        if (!verdicts.isEmpty()) {
            lines.addAll(List.of("", "### Verdicts", ""));
            verdicts.forEach(sentence -> lines.add("- " + sentence));
        }
        for (Sections.Section section : Sections.of(result, scene)) {
            lines.addAll(List.of("", "### " + section.title(), ""));
            lines.addAll(section.table().markdown());
        }
    }
}
