package dev.servelab.lesson.quiz;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads from a question what a student reads from it: policy, capacity, requests, numbers. */
record ReadBack(Question question) {
    /** The arguments of the sentence with that key. */
    List<String> said(String key) {
        return question.body().stream().filter(block -> block instanceof Block.Say say
                && say.key().equals(key)).map(block -> ((Block.Say) block).arguments())
                .findFirst().orElseThrow();
    }

    int number(String key, int place) {
        return Integer.parseInt(said(key).get(place));
    }

    List<List<String>> table() {
        return question.body().stream().filter(Block.Table.class::isInstance)
                .map(block -> ((Block.Table) block).rows()).findFirst().orElseThrow();
    }

    String shown() {
        return question.body().stream().filter(Block.Show.class::isInstance)
                .map(block -> String.join(" ", ((Block.Show) block).lines())).findFirst()
                .orElseThrow();
    }

    /** The requests, as they are printed. */
    List<Step> steps() {
        Map<String, Integer> bytes = new HashMap<>();
        List<Step> steps = new ArrayList<>();
        for (String word : shown().split(" +", -1)) {
            String name = word.substring(0, 1);
            String rest = word.substring(1);
            Step.Kind kind = rest.endsWith("+")
                    ? Step.Kind.BEGIN
                    : rest.endsWith("-") ? Step.Kind.END : Step.Kind.GET;
            String size = rest.replaceAll("[:+-]", "");
            if (!size.isEmpty()) {
                bytes.put(name, Integer.parseInt(size));
            }
            steps.add(new Step(kind, name, bytes.getOrDefault(name, 1), !size.isEmpty()));
        }
        return steps;
    }
}
