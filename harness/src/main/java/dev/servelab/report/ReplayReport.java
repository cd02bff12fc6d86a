package dev.servelab.report;

import dev.servelab.protocol.WireNames;
import dev.servelab.record.Difference;
import dev.servelab.record.Difference.Answer;
import dev.servelab.record.RecordingReader.Ending;
import dev.servelab.record.ReplayCounts;
import dev.servelab.simulate.Cell;
import dev.servelab.simulate.ReplayedRun;
import dev.servelab.text.ByteText;
import dev.servelab.text.Wrap;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * What a recording held and a replay found, for a terminal and for programs.
 *
 * @param file as it was given
 */
public record ReplayReport(String file, ReplayedRun run) {
    private static final int COLUMNS = 100;

    /** Lines. */
    public List<String> text() {
        List<String> lines = new ArrayList<>();
        lines.add(WireNames.escape(file) + ": " + WireNames.escape(run.header().policy()) + ", "
                + ByteText.exact(run.header().capacityBytes()) + " in packets of "
                + Numbers.count(run.header().packetBytes()) + " bytes, begun "
                + Instant.ofEpochMilli(run.header().startedMillis())
                        .truncatedTo(ChronoUnit.SECONDS));
        lines.addAll(Wrap.at(COLUMNS, counted(run.counts())));
        if (run.difference() == null) {
            lines.addAll(Wrap.at(COLUMNS, found()));
            lines.addAll(ending());
            lines.addAll(simulated());
        } else {
            lines.addAll(difference(run.difference()));
        }
        return lines;
    }

    /** One JSON object. */
    public String json() {
        return ReplayJson.text(this);
    }

    private static String counted(ReplayCounts counts) {
        return Numbers.count(counts.requests()) + " requests: hits " + Numbers.count(counts.hits())
                + ", shared misses " + Numbers.count(counts.sharedMisses()) + ", misses "
                + Numbers.count(counts.misses()) + ", bypasses "
                + Numbers.count(counts.bypasses()) + "; evictions "
                + Numbers.count(counts.evictions()) + ", stale " + Numbers.count(counts.stale())
                + ", failed loads " + Numbers.count(counts.failures());
    }

    private String found() {
        ReplayCounts counts = run.counts();
        return WireNames.escape(run.policy()) + " was asked who goes: "
                + Numbers.count(counts.victims())
                + " times. Files that it named first and that might "
                + "not go: " + Numbers.count(counts.passedOver())
                + ". Every answer is the same again.";
    }

    private List<String> ending() {
        Ending ending = run.ending();
        String missing = ending == null ? null : ending.missing();
        return missing == null
                ? List.of()
                : List.of(missing.substring(0, 1).toUpperCase(Locale.ROOT) + missing.substring(1)
                        + ".");
    }

    private List<String> simulated() {
        if (run.simulated().isEmpty()) {
            return List.of();
        }
        Table table = new Table("the same requests", "hits", "hit ratio\n%", "byte hit ratio\n%");
        table.add("live", Numbers.count(run.counts().hits()),
                Numbers.percent(OptionalDouble.of(run.hitRatio())),
                Numbers.percent(OptionalDouble.of(run.byteHitRatio())));
        for (Cell cell : run.simulated()) {
            table.add("simulated " + WireNames.escape(cell.policy()), Numbers.count(cell.hits()),
                    Numbers.percent(OptionalDouble.of(cell.hitRatio())),
                    Numbers.percent(OptionalDouble.of(cell.byteHitRatio())));
        }
        List<String> lines = new ArrayList<>(List.of(""));
        lines.addAll(table.text());
        if (run.fault() != null) {
            lines.add("");
            lines.addAll(Wrap.at(COLUMNS, "Not simulated: " + WireNames.escape(run.fault())));
        }
        lines.add("");
        lines.addAll(Wrap.at(COLUMNS, lost()));
        lines.addAll(Wrap.at(COLUMNS, "Simulated: one request after another, loads take no time, "
                + "nothing is pinned. opt knows the future and ignores sizes, so where sizes differ "
                + "it is no bound."));
        return lines;
    }

    /** Against the better of opt's two forms. */
    private String lost() {
        String policy = WireNames.escape(run.policy());
        Optional<Cell> best = run.simulated().stream()
                .filter(cell -> !cell.policy().equals(run.policy()))
                .max(Comparator.comparingLong(Cell::hits));
        if (best.isEmpty() || best.get().hits() <= run.counts().hits()) {
            return policy + " lost nothing against opt.";
        }
        String opt = best.get().policy();
        return policy + " lost " + Numbers.count(best.get().hits() - run.counts().hits())
                + " hits against " + opt + ": it had " + Numbers.percent(OptionalDouble.of(
                        run.counts().hits() / (double) best.get().hits()))
                + " % of " + opt + "'s.";
    }

    private static List<String> difference(Difference difference) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.addAll(Wrap.at(COLUMNS, "DIFFERENT at record " + Numbers.count(difference.record())
                + ", request " + Numbers.count(difference.request()) + ". Asked "
                + WireNames.escape(difference.question()) + ":"));
        lines.addAll(Wrap.at(COLUMNS, "recorded: " + answer(difference.recorded())));
        lines.addAll(Wrap.at(COLUMNS, "replayed: " + answer(difference.replayed())));
        lines.add("");
        lines.addAll(FileStateTable.of("in the recorded cache, asked for longest ago first",
                difference.cached()));
        lines.add("");
        lines.addAll(FileStateTable.of("in the replayed order, next victim first",
                difference.order()));
        return lines;
    }

    private static String answer(Answer answer) {
        return WireNames.escape(answer.text()) + (answer.passedOver().isEmpty()
                ? ""
                : ", after "
                        + answer.passedOver().stream().map(WireNames::escape)
                                .collect(Collectors.joining(", "))
                        + " might not go");
    }
}
