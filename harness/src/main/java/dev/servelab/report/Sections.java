package dev.servelab.report;

import java.util.List;

/** The tables of a scene with several variants, and what stands above each. */
final class Sections {
    private Sections() {}

    record Section(String title, Table table) {}

    static List<Section> of(View result, View scene) {
        return List.of(
                new Section("Strategies, over " + over(result, scene, "policy"),
                        Tables.strategies(result, scene)),
                new Section("Policies, over " + over(result, scene, "strategy"),
                        Tables.policies(result, scene)),
                new Section("All variants", Tables.matrix(result, scene)));
    }

    private static String over(View result, View scene, String factor) {
        return String.join(", ", Tables.effects(result, scene, factor).stream()
                .map(effect -> effect.text("level")).toList());
    }
}
