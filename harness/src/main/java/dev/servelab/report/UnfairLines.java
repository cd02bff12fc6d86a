package dev.servelab.report;

import java.util.ArrayList;
import java.util.List;

/** The lines that mark a result as unfair. */
final class UnfairLines {
    private UnfairLines() {}

    /** What made the run unfair and what to do about it; none if it was fair. */
    static List<String> lines(View result) {
        List<String> lines = new ArrayList<>();
        if (result.flag("fairness", "unfair")) {
            lines.add("UNFAIR: do not compare by this run.");
            result.all("fairness", "findings").stream()
                    .filter(finding -> finding.text("level").equals("red"))
                    .forEach(finding -> lines.add("UNFAIR: " + sentence(finding)));
        }
        return lines;
    }

    private static String sentence(View finding) {
        return finding.text("id") + where(finding.texts("where")) + ": "
                + finding.text("observed") + "; wanted: " + finding.text("wanted")
                + ". Advice: " + finding.text("advice") + ".";
    }

    /** The first place, and how many more there are. */
    private static String where(List<String> places) {
        if (places.isEmpty()) {
            return "";
        }
        String more = places.size() == 1 ? "" : " and " + (places.size() - 1) + " more";
        return " (" + places.getFirst() + more + ")";
    }
}
