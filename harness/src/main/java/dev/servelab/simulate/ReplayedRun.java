package dev.servelab.simulate;

import dev.servelab.cache.CacheSpec;
import dev.servelab.custom.CustomPolicy;
import dev.servelab.eviction.EvictionPolicy;
import dev.servelab.eviction.OrderSource;
import dev.servelab.record.Difference;
import dev.servelab.record.RecordingHeader;
import dev.servelab.record.RecordingReader;
import dev.servelab.record.Replay;
import dev.servelab.record.ReplayCounts;
import dev.servelab.trace.TraceFormat;
import dev.servelab.trace.TraceSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A recorded run, played again.
 *
 * @param policy     that was played, in full
 * @param ending     null where a difference came before it
 * @param records    that were played
 * @param difference null if there is none
 * @param simulated  the same requests one after another, loaded at once and pinned by nobody, at the
 *                   same capacity: the policy itself, and both forms of opt; none after a difference
 * @param fault      how the policy broke a rule when it was simulated, where nothing stands in for
 *                   it; null if it did not
 */
public record ReplayedRun(RecordingHeader header, String policy,
        RecordingReader.@Nullable Ending ending, long records, ReplayCounts counts,
        @Nullable Difference difference, List<Cell> simulated, @Nullable String fault) {
    public ReplayedRun {
        simulated = List.copyOf(simulated);
    }

    /**
     * Plays a recording, and then simulates with its requests, unless it differs.
     *
     * @param policy any but {@code none}
     */
    public static ReplayedRun of(Path file, CacheSpec policy, Progress progress)
            throws IOException, InterruptedException, SimulationFailure {
        try (RecordingReader reader = RecordingReader.open(file)) {
            RecordingHeader header = reader.header();
            Replay replay = new Replay(reader, order(policy, header.capacityBytes()));
            Difference difference = replay.run();
            ReplayedRun played = new ReplayedRun(header, policy.toString(), reader.ending(),
                    reader.count(), replay.counts(), difference, List.of(), null);
            return difference == null && reader.requests() > 0
                    ? played.simulated(file, policy, progress)
                    : played;
        }
    }

    private ReplayedRun simulated(Path file, CacheSpec live, Progress progress)
            throws IOException, InterruptedException, SimulationFailure {
        List<SimulatedPolicy> opt = List.of(new SimulatedPolicy(null, Foresight.MUST_INSERT),
                new SimulatedPolicy(null, Foresight.MAY_BYPASS));
        List<SimulatedPolicy> all = new ArrayList<>(opt);
        all.addFirst(new SimulatedPolicy(live, null));
        try {
            return with(simulate(file, all, progress), null);
        } catch (SimulationFailure broken) {
            return with(simulate(file, opt, progress), broken.getMessage());
        }
    }

    private ReplayedRun with(List<Cell> cells, @Nullable String broken) {
        return new ReplayedRun(header, policy, ending, records, counts, difference, cells, broken);
    }

    /** As the server makes it: a student's goes on as fifo where it breaks a rule. */
    private static EvictionPolicy order(CacheSpec policy, long capacityBytes) {
        OrderSource source = Objects.requireNonNull(policy.order());
        return source instanceof CustomPolicy custom
                ? custom.createGuarded(capacityBytes)
                : source.create(capacityBytes);
    }

    /** By its whole path, which cannot be mistaken for standard input or a synthetic trace. */
    private List<Cell> simulate(Path file, List<SimulatedPolicy> policies, Progress progress)
            throws IOException, InterruptedException, SimulationFailure {
        TraceSource source = TraceSource.parse(file.toAbsolutePath().toString(),
                TraceFormat.SERVELAB);
        return Simulator.run(source, policies, List.of(header.capacityBytes()), Unit.BYTES,
                progress);
    }

    /** Hits over requests of the live run; 0 without requests. */
    public double hitRatio() {
        return counts.requests() == 0 ? 0 : (double) counts.hits() / counts.requests();
    }

    /** Bytes hit over bytes requested of the live run; 0 without bytes. */
    public double byteHitRatio() {
        return counts.bytesRequested() == 0
                ? 0
                : (double) counts.bytesHit() / counts.bytesRequested();
    }
}
