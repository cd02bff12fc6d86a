package dev.servelab.simulate;

import dev.servelab.eviction.Order;
import dev.servelab.trace.RequestBatch;
import dev.servelab.trace.TraceReader;
import dev.servelab.trace.TraceSource;
import dev.servelab.trace.TraceTally;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done with one trace. Where sizes are shares, or a policy needs the future, the
 * trace is surveyed first, in a reading of its own.
 *
 * @param policies   null: every order there is, and {@code opt} where it can be had
 * @param sizes      of the cache
 * @param unit       null: bytes if the trace says sizes, else objects
 * @param statistics whether the trace is described, too
 */
public record Simulation(@Nullable List<SimulatedPolicy> policies, CacheSizes sizes,
        @Nullable Unit unit, boolean statistics) {
    private static final SimulatedPolicy OPT = new SimulatedPolicy(null, Foresight.MUST_INSERT);

    /**
     * Does it.
     *
     * @throws IOException if the trace cannot be read, or is broken; a line that says where
     * @throws SimulationFailure if a policy breaks a rule, or what is asked for cannot be had
     */
    public SimulatedTrace run(TraceSource source, Progress progress)
            throws IOException, InterruptedException, SimulationFailure {
        Survey survey = survey(source, progress);
        String leftOut = whyLeftOut(source, survey);
        List<SimulatedPolicy> played = played(leftOut == null);
        try (TraceReader reader = source.open()) {
            Unit counted = unit != null ? unit : reader.hasSizes() ? Unit.BYTES : Unit.OBJECTS;
            List<Long> capacities = sizes.capacities(counted, survey.footprint(counted));
            TraceTally tally = statistics ? new TraceTally() : null;
            Consumer<RequestBatch> beside = tally == null ? batch -> {} : tally::add;
            List<Cell> cells = new Simulator(source.name(), played, capacities, counted)
                    .play(reader, survey.nextUses(), beside, progress);
            return new SimulatedTrace(source.name(), reader.describe(), counted,
                    reader.hasSizes(), cells.getFirst().requests(), reader.skipped(), cells,
                    leftOut, reader.missing(),
                    tally == null ? null : tally.statistics(reader));
        }
    }

    /** What the live server could run, by the catalogue. */
    static List<SimulatedPolicy> everyOrder() {
        return Arrays.stream(Order.values())
                .map(order -> SimulatedPolicy.parse(order.id())).toList();
    }

    private Survey survey(TraceSource source, Progress progress)
            throws IOException, SimulationFailure {
        NextUses.Wanted wanted = policies == null
                ? NextUses.Wanted.IF_THEY_FIT
                : policies.stream().anyMatch(SimulatedPolicy::needsFuture)
                        ? NextUses.Wanted.YES
                        : NextUses.Wanted.NO;
        if (wanted == NextUses.Wanted.YES) {
            Simulator.checkReadTwice(source);
        }
        if (sizes.needFootprint() && !Simulator.canReadTwice(source)) {
            throw SimulationFailure.ofUsage("sizes that are shares need the trace read twice, and "
                    + source.name() + " can be read once: give --sizes, such as --sizes 64MiB");
        }
        return source.canReopen() && (wanted != NextUses.Wanted.NO || sizes.needFootprint())
                ? Survey.of(source, wanted, progress)
                : Survey.NONE;
    }

    private @Nullable String whyLeftOut(TraceSource source, Survey survey) {
        if (policies != null || survey.nextUses() != null) {
            return null;
        }
        return source.canReopen()
                ? "opt is left out: it needs 4 bytes for each request, which the heap has not"
                : "opt is left out: it reads the trace twice";
    }

    /** Each name once. */
    private static List<SimulatedPolicy> named(List<SimulatedPolicy> policies) {
        Map<String, SimulatedPolicy> named = new LinkedHashMap<>();
        policies.forEach(policy -> named.putIfAbsent(policy.id(), policy));
        return List.copyOf(named.values());
    }

    private List<SimulatedPolicy> played(boolean withOpt) {
        if (policies != null) {
            return named(policies);
        }
        List<SimulatedPolicy> all = new ArrayList<>(everyOrder());
        if (withOpt) {
            all.add(OPT);
        }
        return all;
    }
}
