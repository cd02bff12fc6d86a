package dev.servelab.experiment;

import dev.servelab.load.ErrorClass;
import dev.servelab.load.Timings;
import dev.servelab.load.Window;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * What a group of trials sums up to: those of a variant, of a strategy over all policies, of a
 * policy over all strategies, or a single one. Counts are added, peaks are the highest, latencies
 * come from merged histograms, throughputs from the trials one by one.
 */
public final class Figures {
    /** Above this share of requests without an answer, percentiles would be about the others. */
    private static final double MOST_UNANSWERED = 0.01;

    private final List<TrialResult> trials;
    /** Empty if one server's are not known. */
    private final Optional<ServerCounters> counters;
    private final Timings timings;

    /** Sums up at least one trial. */
    public Figures(List<TrialResult> trials) {
        if (trials.isEmpty()) {
            throw new IllegalArgumentException("no trials");
        }
        this.trials = List.copyOf(trials);
        this.counters = all(TrialResult::counters, ServerCounters::plus);
        this.timings = Timings.merged(
                trials.stream().map(trial -> trial.window().timings()).toList());
    }

    /** The trials, in the order in which they ran. */
    public List<TrialResult> trials() {
        return trials;
    }

    /** How much the servers' counter grew over all windows; empty where one is not known. */
    public OptionalLong count(Counter counter) {
        return counters.map(all -> OptionalLong.of(all.get(counter))).orElse(OptionalLong.empty());
    }

    /** Hits per request; empty if there was none, or it is not known. */
    public OptionalDouble hitRatio() {
        return counters.map(ServerCounters::hitRatio).orElse(OptionalDouble.empty());
    }

    /** Bytes hit per byte requested; empty likewise. */
    public OptionalDouble byteHitRatio() {
        return counters.map(ServerCounters::byteHitRatio).orElse(OptionalDouble.empty());
    }

    /** Bypasses per miss or bypass: the share of uncached files that the cache had to let pass. */
    public OptionalDouble frozenRatio() {
        return counters.map(ServerCounters::frozenRatio).orElse(OptionalDouble.empty());
    }

    /** What the servers knew of themselves; empty where one is not known. */
    public Optional<ServerSide> server() {
        return all(TrialResult::server, ServerSide::plus);
    }

    /** Histograms of all windows together; look at {@link #noAnswer} first. */
    public Timings timings() {
        return timings;
    }

    /** Latencies of all windows; look at {@link #noAnswer} first. */
    public Latencies latencies() {
        return new Latencies(timings.latencyUs());
    }

    /** Requests begun. */
    public long issued() {
        return sum(Window::issued);
    }

    /** Requests answered, whole and right. */
    public long ok() {
        return sum(Window::ok);
    }

    /** Bytes of file content in those answers. */
    public long okBytes() {
        return sum(Window::okBytes);
    }

    /** Requests that failed, of all classes. */
    public long errorCount() {
        return sum(Window::errorCount);
    }

    /** Counts of all classes, also those that are zero. */
    public Map<ErrorClass, Long> errors() {
        Map<ErrorClass, Long> sums = new EnumMap<>(ErrorClass.class);
        for (ErrorClass error : ErrorClass.values()) {
            sums.put(error, sum(window -> window.errors().getOrDefault(error, 0L)));
        }
        return sums;
    }

    /** Requests open when the books were closed. */
    public long unanswered() {
        return sum(Window::unanswered);
    }

    /** Clients that had no answer in a whole window. */
    public long starvedClients() {
        return sum(Window::starvedClients);
    }

    /** Share of the requests that were ok; empty if none was made. */
    public OptionalDouble okRatio() {
        return issued() == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of((double) ok() / issued());
    }

    /** Whether percentiles would hide that clients got no answer. */
    public boolean noAnswer() {
        return starvedClients() > 0 || unanswered() > MOST_UNANSWERED * issued();
    }

    /** What is behind {@link #noAnswer}, in words that follow "has"; empty if it is false. */
    public String silence() {
        if (unanswered() > MOST_UNANSWERED * issued()) {
            return String.format(Locale.ROOT, "no answer for %.0f %% of its requests",
                    100.0 * unanswered() / issued());
        }
        return starvedClients() == 0 ? "" : "clients that never had an answer";
    }

    /** The n-th root of the product of the trials' throughputs; 0 if one of them is. */
    public double throughputGeometricMean() {
        double logs = 0;
        for (TrialResult trial : trials) {
            logs += Math.log(trial.throughputPerSec());
        }
        return Math.exp(logs / trials.size());
    }

    /** The median of the trials' throughputs. */
    public double throughputMedian() {
        double[] sorted = trials.stream().mapToDouble(TrialResult::throughputPerSec).sorted()
                .toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1
                ? sorted[middle]
                : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** Bytes of file content per second, over all windows. */
    public double okBytesPerSec() {
        double seconds = trials.stream().mapToDouble(trial -> trial.window().seconds()).sum();
        return okBytes() / seconds;
    }

    /** The most that one server's cache held, where it is known. */
    public OptionalLong peakCacheBytes() {
        return trials.stream().map(TrialResult::peakCacheBytes).flatMapToLong(OptionalLong::stream)
                .max();
    }

    /** The most resident memory of one server, where the system says. */
    public OptionalLong peakResidentBytes() {
        return max(ResourceUse::peakResidentBytes);
    }

    /** The most platform threads of one server, where the system says. */
    public OptionalLong threadsPeak() {
        return max(ResourceUse::threadsPeak);
    }

    /** Processor time of the servers in all windows; empty if one is not known. */
    public OptionalDouble cpuSeconds() {
        double sum = 0;
        for (TrialResult trial : trials) {
            if (trial.resources().cpuSeconds().isEmpty()) {
                return OptionalDouble.empty();
            }
            sum += trial.resources().cpuSeconds().getAsDouble();
        }
        return OptionalDouble.of(sum);
    }

    private <T> Optional<T> all(Function<TrialResult, Optional<T>> part, BinaryOperator<T> plus) {
        List<T> known = trials.stream().map(part).flatMap(Optional::stream).toList();
        return known.size() < trials.size() ? Optional.empty() : known.stream().reduce(plus);
    }

    private long sum(ToLongFunction<Window> count) {
        return trials.stream().map(TrialResult::window).mapToLong(count).sum();
    }

    private OptionalLong max(Function<ResourceUse, OptionalLong> figure) {
        return trials.stream().map(TrialResult::resources).map(figure)
                .flatMapToLong(OptionalLong::stream).max();
    }
}
