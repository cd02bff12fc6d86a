package dev.servelab.report;

import dev.servelab.experiment.Level;
import dev.servelab.experiment.Variant;
import dev.servelab.load.ErrorClass;
import dev.servelab.text.Wrap;
import dev.servelab.torture.FaultKind;
import dev.servelab.torture.TortureCounts;
import dev.servelab.torture.TortureResult;
import dev.servelab.torture.VariantResult;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a campaign has shown, for a terminal and for programs. */
public record TortureReport(TortureResult result) {
    /** Of one variant so many findings are printed; JSON has more. */
    private static final int FINDINGS_SHOWN = 5;
    private static final int COLUMNS = 100;

    /** The table, what was done and refused, and what did not hold, with how to do it again. */
    public List<String> text() {
        List<String> lines = new ArrayList<>();
        lines.add("faults: " + named(faults(), FaultKind::id));
        lines.add("refused or cut, all explained by faults: " + named(failures(),
                ErrorClass::id));
        lines.add(result.held()
                ? "Every byte was right, every failure had its cause, and nothing was left behind."
                : "NOT HELD:");
        result.variants().stream().filter(variant -> !variant.held())
                .forEach(variant -> addFailure(lines, variant));
        List<String> text = new ArrayList<>(table().text());
        text.add("");
        lines.forEach(line -> text.addAll(Wrap.at(COLUMNS, line)));
        return text;
    }

    /** One JSON object. */
    public String json() {
        return TortureJson.text(result);
    }

    private Table table() {
        Table table = new Table("", "verified", "MiB", "req/s", "faults", "refused", "cut",
                "wrong", "un-\nexplained", "leaks", "verdict");
        for (Level strategy : result.plan().strategies()) {
            table.heading(strategy.label());
            result.variants().stream()
                    .filter(variant -> variant.variant().strategy().equals(strategy))
                    .forEach(variant -> addRow(table, variant));
        }
        addTotal(table);
        return table;
    }

    private static void addRow(Table table, VariantResult result) {
        TortureCounts counts = result.counts();
        table.add("  " + result.variant().policy().label(), Numbers.count(counts.verified()),
                Numbers.mib(counts.bytes()), Numbers.rate(counts.verified() / counts.seconds()),
                Numbers.count(counts.faultCount()), Numbers.count(counts.refusedCount()),
                Numbers.count(counts.cutCount()), Numbers.count(counts.wrong()),
                Numbers.count(counts.unexplained()), Numbers.count(result.leaks().size()),
                result.held() ? "held" : "NOT HELD");
    }

    private void addTotal(Table table) {
        long verified = 0;
        long bytes = 0;
        long refused = 0;
        long cut = 0;
        long unexplained = 0;
        long leaks = 0;
        double seconds = 0;
        for (VariantResult variant : result.variants()) {
            TortureCounts counts = variant.counts();
            verified += counts.verified();
            bytes += counts.bytes();
            refused += counts.refusedCount();
            cut += counts.cutCount();
            unexplained += counts.unexplained();
            leaks += variant.leaks().size();
            seconds += counts.seconds();
        }
        table.add("all", Numbers.count(verified), Numbers.mib(bytes),
                Numbers.rate(verified / seconds), Numbers.count(sum(faults())),
                Numbers.count(refused), Numbers.count(cut), Numbers.count(result.wrong()),
                Numbers.count(unexplained), Numbers.count(leaks),
                result.held() ? "held" : "NOT HELD");
    }

    private void addFailure(List<String> lines, VariantResult failed) {
        Variant variant = failed.variant();
        lines.add("");
        lines.add(variant.label() + ", seed " + result.plan().seed() + ":");
        failed.findings().stream().limit(FINDINGS_SHOWN).forEach(lines::add);
        failed.leaks().stream().limit(FINDINGS_SHOWN).forEach(leak -> lines.add("left: " + leak));
        lines.add("again: " + result.plan().replay(variant));
    }

    private Map<FaultKind, Long> faults() {
        Map<FaultKind, Long> all = new EnumMap<>(FaultKind.class);
        result.variants().forEach(variant -> variant.counts().faults()
                .forEach((kind, count) -> all.merge(kind, count, Long::sum)));
        return all;
    }

    private Map<ErrorClass, Long> failures() {
        Map<ErrorClass, Long> all = new EnumMap<>(ErrorClass.class);
        result.variants().forEach(variant -> variant.counts().failures()
                .forEach((kind, count) -> all.merge(kind, count, Long::sum)));
        return all;
    }

    private static long sum(Map<?, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    private static <K> String named(Map<K, Long> counts, Function<K, String> name) {
        return counts.isEmpty()
                ? "none"
                : counts.entrySet().stream()
                        .map(entry -> name.apply(entry.getKey()) + " "
                                + Numbers.count(entry.getValue()))
                        .collect(Collectors.joining(", "));
    }
}
