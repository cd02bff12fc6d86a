package dev.servelab.experiment;

import dev.servelab.load.Loop;
import dev.servelab.workload.WorkloadSpec;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * One question, put to every variant of some factors under one kind of load.
 *
 * @param id            in results: {@code rush}, {@code crowd}, or the command that asked
 * @param title         for people
 * @param question      in one sentence; empty if whoever runs it has a question of their own
 * @param factors       levels of each, in the order of results
 * @param load          how the servers are asked; a level of {@link Factor#LOAD} changes how much
 * @param workload      which files are asked for, how often and in what order
 * @param files         that are served
 * @param warmUp        before each window
 * @param window        how long requests are counted
 * @param trials        how many rounds
 * @param serverOptions of {@code serve}, the same for every variant
 */
public record Scene(String id, String title, String question, Map<Factor, List<Level>> factors,
        LoadPlan load, WorkloadSpec workload, FileSource files, WarmUp warmUp, Duration window,
        Trials trials, List<String> serverOptions) {
    /** Refuses a scene in which nothing would be measured. */
    public Scene {
        factors = Collections.unmodifiableMap(new EnumMap<>(factors));
        if (factors.values().stream().anyMatch(List::isEmpty)) {
            throw new IllegalArgumentException("a factor without levels");
        }
        if (window.isZero() || window.isNegative()) {
            throw new IllegalArgumentException("duration: " + window);
        }
        serverOptions = List.copyOf(serverOptions);
    }

    /** Every level of each factor with every level of the others. */
    public List<Variant> variants() {
        return Variant.all(factors);
    }

    /** How a variant is asked: as all, or as much as its own level of load says. */
    LoadPlan load(Variant variant) {
        Level level = variant.levels().get(Factor.LOAD);
        if (level == null) {
            return load;
        }
        return load.with(switch (load.loop()) {
            case Loop.Closed closed -> new Loop.Closed(Integer.parseInt(level.spec()));
            case Loop.Open open -> new Loop.Open(Double.parseDouble(level.spec()),
                    open.arrivals(), open.connectionsMost());
        });
    }

    /** The backlog that the servers are started with; empty if it is not among their options. */
    OptionalLong backlog() {
        int at = serverOptions.indexOf("--backlog");
        return at < 0
                ? OptionalLong.empty()
                : OptionalLong.of(Long.parseLong(serverOptions.get(at + 1)));
    }

    /** The levels of a factor; none if it is not one of this scene. */
    public List<Level> levels(Factor factor) {
        return factors.getOrDefault(factor, List.of());
    }
}
