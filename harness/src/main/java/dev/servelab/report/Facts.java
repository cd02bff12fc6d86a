package dev.servelab.report;

import java.util.ArrayList;
import java.util.List;

/** What was done, in sentences: of a run, and of a scene. */
final class Facts {
    private Facts() {}

    /** The machine, the time, and the stamp of the last self-test. */
    static List<String> ofRun(View result) {
        View environment = result.get("environment");
        return List.of(environment.text("processor_model") + ", " + environment.text("separation")
                + "; " + environment.text("os") + " " + environment.text("kernel") + ", Java "
                + environment.text("jdk") + ", servelab " + environment.text("servelab") + ".",
                "Seed " + result.text("seed") + ". Self-test of this build: "
                        + selfTest(result.get("self_test")) + ".");
    }

    /** Where the knees of a sweep are; none if the load was the same for all. */
    static List<String> knees(View scene) {
        return scene.all("knees").stream().map(knee -> {
            String load = knee.text("load");
            String label = Variants.label(knee);
            return load.isEmpty()
                    ? label + ": no knee within this sweep."
                    : label.substring(0, label.length() - load.length() - " x ".length())
                            + ": the knee is at " + load + ".";
        }).toList();
    }

    /** What else differs between stored results; none in a result of one run. */
    static List<String> differences(View result) {
        return result.texts("differences").stream().map(each -> "DIFFERS: " + each + ".").toList();
    }

    private static String selfTest(View stamp) {
        String status = stamp.text("status");
        String at = stamp.text("at");
        return (status.isEmpty() ? "not run" : status) + (at.isEmpty() ? "" : ", " + at);
    }

    /** The load, the files, and how often. */
    static List<String> ofScene(View scene) {
        View settings = scene.get("settings");
        List<String> facts = new ArrayList<>();
        facts.add(loop(scene, settings) + "; " + settings.text("workload") + " over "
                + Numbers.count(settings.whole("files")) + " files ("
                + Numbers.mib(settings.whole("file_bytes")) + " MiB, "
                + settings.text("files_from") + "); disk: " + settings.text("disk") + ".");
        String scenery = String.join(", ", settings.texts("scenery"));
        if (!scenery.isEmpty()) {
            facts.add("Beside them, counted apart: " + scenery + ".");
        }
        long rounds = scene.count("rounds");
        facts.add(rounds + (rounds == 1 ? " trial" : " trials")
                + " of each variant, each in a JVM of its own: " + warmUp(settings)
                + seconds(settings, "duration_s") + " s measured" + stopped(scene) + ".");
        if (scene.get("steady").isPresent() && !scene.flag("steady")) {
            facts.add("Not steady: in some window the figures were still moving.");
        }
        return facts;
    }

    private static String loop(View scene, View settings) {
        String connections = settings.text("connections").equals("keep-alive")
                ? "connections kept"
                : "a new connection for each request";
        List<String> loads = scene.texts("factors", "load");
        if (loads.size() > 1) {
            return (scene.text("loop").equals("open")
                    ? "Open loops, " + settings.text("arrivals") + ","
                    : "Closed loops") + " of " + loads.getFirst() + " to " + loads.getLast()
                    + ", " + connections;
        }
        return scene.text("loop").equals("open")
                ? "Open loop: " + Numbers.rate(settings.number("rate_per_s").orElse(Double.NaN))
                        + " requests/s, " + settings.text("arrivals") + ", " + connections
                : "Closed loop: " + Numbers.count(settings.whole("clients")) + " clients, "
                        + connections;
    }

    private static String warmUp(View settings) {
        return settings.number("warmup_s").isEmpty()
                ? "warm-up " + settings.text("warmup") + ", "
                : seconds(settings, "warmup_s") + " s of warm-up, ";
    }

    private static String seconds(View settings, String field) {
        return Numbers.rate(settings.number(field).orElse(Double.NaN));
    }

    private static String stopped(View scene) {
        String why = scene.text("stopped_because");
        return why.isEmpty() ? "" : " (" + why + ")";
    }
}
