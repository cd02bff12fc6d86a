package dev.servelab.simulate;

import dev.servelab.cache.CacheSpec;
import dev.servelab.eviction.EvictionPolicy;
import dev.servelab.eviction.LockAware;
import dev.servelab.trace.RequestBatch;
import dev.servelab.trace.TraceReader;
import dev.servelab.trace.TraceSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Plays a trace through policies at sizes: one cell for each pair, all from one reading. The cache
 * starts empty, every request counts, an object as large as the capacity fits, one that is larger
 * is a miss that evicts nothing, and victims leave one by one until there is room: the accounting
 * of libCacheSim, so that counts are the same as there. Memory is bounded by what the caches hold,
 * and by what their policies remember, not by the trace's length; {@link Foresight} apart.
 */
public final class Simulator {
    private final String trace;
    private final List<SimulatedPolicy> policies;
    private final List<Long> capacities;
    private final Unit unit;

    /** @param capacities in that unit; each at least 1 */
    Simulator(String trace, List<SimulatedPolicy> policies, List<Long> capacities, Unit unit) {
        this.trace = trace;
        this.policies = List.copyOf(policies);
        this.capacities = List.copyOf(capacities);
        this.unit = unit;
    }

    /**
     * Plays a whole trace. Policies that need the future have it read twice.
     *
     * @param capacities in that unit; each at least 1
     * @return policy by policy in their order, and of each policy size by size
     * @throws IOException if the trace cannot be read, or is broken; a line that says where
     * @throws SimulationFailure if a policy breaks a rule, or needs what cannot be had
     */
    public static List<Cell> run(TraceSource source, List<SimulatedPolicy> policies,
            List<Long> capacities, Unit unit, Progress progress)
            throws IOException, InterruptedException, SimulationFailure {
        NextUses nextUses = null;
        if (policies.stream().anyMatch(SimulatedPolicy::needsFuture)) {
            checkReadTwice(source);
            nextUses = Survey.of(source, NextUses.Wanted.YES, progress).nextUses();
        }
        try (TraceReader reader = source.open()) {
            return new Simulator(source.name(), policies, capacities, unit)
                    .play(reader, nextUses, batch -> {}, progress);
        }
    }

    /** Passes traces that can be read again. */
    static void checkReadTwice(TraceSource source) throws IOException, SimulationFailure {
        if (!canReadTwice(source)) {
            throw SimulationFailure.ofUsage("opt reads the trace twice, and " + source.name()
                    + " can be read once: leave opt out of --policies, or save the trace first");
        }
    }

    /** What is not there is no trace that can be read once: that it is missing is said instead. */
    static boolean canReadTwice(TraceSource source) throws IOException {
        if (!source.canReopen() && !source.name().equals(TraceSource.STANDARD_INPUT)) {
            source.open().close();
        }
        return source.canReopen();
    }

    /**
     * Plays what a reader has left.
     *
     * @param nextUses of the same trace; may be null if no policy needs them
     * @param beside   is given every batch, too
     */
    List<Cell> play(TraceReader reader, @Nullable NextUses nextUses, Consumer<RequestBatch> beside,
            Progress progress) throws IOException, InterruptedException, SimulationFailure {
        List<Run> runs = new ArrayList<>();
        for (SimulatedPolicy policy : policies) {
            for (long capacity : capacities) {
                runs.add(run(policy, capacity, unit, nextUses));
            }
        }
        Player player = new Player(runs, beside, progress);
        player.play(reader);
        return cells(runs, player);
    }

    static Run run(SimulatedPolicy policy, long capacity, Unit unit,
            @Nullable NextUses nextUses) {
        Foresight foresight = policy.foresight();
        return foresight != null
                ? new ForesightRun(foresight, unit, capacity, Objects.requireNonNull(nextUses))
                : PolicyRuns.of(policy.id(), order(policy, capacity), unit, capacity);
    }

    private static EvictionPolicy order(SimulatedPolicy policy, long capacity) {
        CacheSpec cache = Objects.requireNonNull(policy.cache());
        EvictionPolicy order = Objects.requireNonNull(cache.order()).create(capacity);
        return cache.lockAware() ? new LockAware(order, slot -> false) : order;
    }

    private List<Cell> cells(List<Run> runs, Player player) {
        List<Cell> cells = new ArrayList<>();
        for (Run run : runs) {
            int i = cells.size();
            cells.add(new Cell(trace, unit, capacities.get(i % capacities.size()),
                    policies.get(i / capacities.size()).id(), run.requests(), run.hits(),
                    run.requests() - run.hits(), player.bytesRequested(), run.bytesHit()));
        }
        return List.copyOf(cells);
    }
}
