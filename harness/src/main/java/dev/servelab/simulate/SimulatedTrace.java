package dev.servelab.simulate;

import dev.servelab.trace.TraceStatistics;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that came of one trace.
 *
 * @param trace      its name
 * @param format     what was read, in a few words
 * @param unit       what capacities count
 * @param hasSizes   whether the trace says how large objects are; else bytes are counts
 * @param requests   all of them
 * @param skipped    requests left out because their size was 0
 * @param cells      policy by policy, and of each policy size by size, ascending
 * @param leftOut    why a policy that is played where possible was not; null if none was left out
 * @param missing    why the trace has less than it should; null if nothing is known to be missing
 * @param statistics null if they were not asked for
 */
public record SimulatedTrace(String trace, String format, Unit unit, boolean hasSizes,
        long requests, long skipped, List<Cell> cells, @Nullable String leftOut,
        @Nullable String missing, @Nullable TraceStatistics statistics) {
    public SimulatedTrace {
        cells = List.copyOf(cells);
    }

    /** Every policy once, in the order of the cells. */
    public List<String> policies() {
        return cells.stream().map(Cell::policy).distinct().toList();
    }

    /** Every capacity once, ascending. */
    public List<Long> capacities() {
        return cells.stream().map(Cell::capacity).distinct().toList();
    }

    /** The cell of a policy at a capacity. There must be one. */
    public Cell cell(String policy, long capacity) {
        return cells.stream()
                .filter(cell -> cell.policy().equals(policy) && cell.capacity() == capacity)
                .findFirst().orElseThrow();
    }
}
