package dev.servelab.report;

import java.util.ArrayList;
import java.util.List;

/** The tables of a scene with several variants, and what stands above each. */
final class Sections {
    private Sections() {}

    record Section(String title, Table table) {}

    static List<Section> of(View result, View scene) {
        List<Section> sections = new ArrayList<>();
        if (scene.all("factors", "strategy").size() > 1) {
            sections.add(new Section("Strategies" + over(result, scene, "policy"),
                    Tables.strategies(result, scene)));
        }
        if (scene.all("factors", "policy").size() > 1) {
            sections.add(new Section("Policies" + over(result, scene, "strategy"),
                    Tables.policies(result, scene)));
        }
        sections.add(new Section("All variants", Tables.matrix(result, scene)));
        return sections;
    }

    /** Over which levels the figures are, without those that answered nobody. */
    private static String over(View result, View scene, String factor) {
        String other = factor.equals("policy") ? "strategy" : "policy";
        List<String> leftOut = Tables.effects(result, scene, other).stream()
                .flatMap(effect -> effect.texts("left_out").stream()).distinct().toList();
        String levels = String.join(", ", scene.texts("factors", factor).stream()
                .filter(level -> !leftOut.contains(level)).toList());
        return ", over " + levels + (leftOut.isEmpty()
                ? ""
                : " (without " + String.join(", ", leftOut) + ": no answer)");
    }
}
