package dev.servelab.lesson.check;

import dev.servelab.lesson.check.Op.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * From a long trace that shows something to the shortest that does: first whatever may be left out
 * is left out (A. Zeller, R. Hildebrandt, "Simplifying and isolating failure-inducing input", IEEE
 * TSE 28(2), 2002), then every shorter trace over the same few things is tried, as far as time
 * allows. Deterministic.
 */
final class Shrinker {
    private final Predicate<Trace> shows;

    private Shrinker(Predicate<Trace> shows) {
        this.shows = shows;
    }

    /** Only leaves out: for what takes long to be seen. */
    static Trace shorter(Trace found, Predicate<Trace> shows) {
        return new Shrinker(shows).shrink(found);
    }

    /** @param found traces that show it, at least one */
    static Trace shortest(List<Trace> found, Predicate<Trace> shows) {
        Shrinker shrinker = new Shrinker(shows);
        Trace small = found.stream().map(shrinker::shrink).map(Trace::renamed)
                .min(Comparator.comparingInt((Trace trace) -> trace.ops().size())
                        .thenComparingInt(Trace::capacity))
                .orElseThrow();
        return ShorterTraces.of(small).find(shows).map(shrinker::shrink).map(Trace::renamed)
                .orElse(small);
    }

    private Trace shrink(Trace found) {
        Trace before;
        Trace trace = found;
        do {
            before = trace;
            trace = leaveOut(trace);
            trace = leaveOutTwo(trace);
            trace = fewerFiles(trace);
            trace = plainer(trace);
            trace = smaller(trace);
        } while (!trace.equals(before));
        return trace;
    }

    private Trace leaveOut(Trace found) {
        Trace trace = found;
        for (int length = Math.max(1, trace.ops().size() / 2); length > 0; length /= 2) {
            for (int from = trace.ops().size() - length; from >= 0; from--) {
                if (from + length <= trace.ops().size()) {
                    trace = ifShows(trace.without(from, from + length), trace);
                }
            }
        }
        return trace;
    }

    /** What only together does nothing: that a file is held, and let go; that it comes, and leaves. */
    private Trace leaveOutTwo(Trace found) {
        Trace trace = found;
        for (int last = trace.ops().size() - 1; last > 0; last--) {
            for (int first = Math.min(last, trace.ops().size()) - 1; first >= 0; first--) {
                if (last < trace.ops().size()) {
                    trace = ifShows(trace.without(last, last + 1).without(first, first + 1), trace);
                }
            }
        }
        return trace;
    }

    private Trace fewerFiles(Trace found) {
        Trace trace = found.renamed();
        if (!shows.test(trace)) {
            return found;
        }
        for (int file = (int) trace.files() - 1; file > 0; file--) {
            for (int other = 0; other < file; other++) {
                int from = file;
                int to = other;
                trace = ifShows(trace.map(op -> op.kind().isOfAFile() && op.file() == from
                        ? op.withFile(to)
                        : op), trace);
            }
        }
        return trace;
    }

    private Trace plainer(Trace found) {
        Trace trace = ifShows(new Trace(found.ops(), found.capacity(), false), found);
        for (int i = 0; i < trace.ops().size(); i++) {
            Op op = trace.ops().get(i);
            if (op.kind() == Kind.HOLD) {
                trace = ifShows(trace.with(i, op.withKind(Kind.GET)), trace);
            }
        }
        return trace;
    }

    private Trace smaller(Trace found) {
        Trace trace = found;
        for (int capacity = 1; capacity < trace.capacity(); capacity++) {
            int most = capacity;
            int less = trace.capacity() - capacity;
            Trace tried = new Trace(trace.ops(), capacity, trace.lockAware());
            trace = Stream.of(tried.map(op -> op.withSize(1)),
                    tried.map(op -> op.withSize(Math.min(op.size(), most))),
                    tried.map(op -> op.withSize(Math.max(1, op.size() - less))))
                    .filter(shows).findFirst().orElse(trace);
        }
        trace = ifShows(trace.map(op -> op.withSize(1)), trace);
        for (int i = 0; i < trace.ops().size(); i++) {
            Op op = trace.ops().get(i);
            for (int size = 1; size < trace.ops().get(i).size(); size++) {
                trace = ifShows(trace.with(i, op.withSize(size)), trace);
            }
        }
        return trace;
    }

    private Trace ifShows(Trace tried, Trace otherwise) {
        return shows.test(tried) ? tried : otherwise;
    }

    /** Every trace that is shorter than one, over the things that happen in it. */
    private record ShorterTraces(Trace than, List<Op> alphabet, int longest) {
        /** About half a second of playing. */
        private static final long TRACES_MAX = 30_000;

        static ShorterTraces of(Trace than) {
            Set<Kind> kinds = than.kinds();
            if (kinds.contains(Kind.EMPTY)) {
                kinds.add(Kind.STALE);
            }
            List<Op> alphabet = kinds.stream()
                    .flatMap(kind -> IntStream.range(0, kind.isOfAFile()
                            ? (int) than.files()
                            : 1).boxed()
                            .flatMap(file -> than.ops().stream().map(Op::size)
                                    .map(size -> Op.of(kind, file, size))))
                    .distinct().sorted().toList();
            long traces = 1;
            int longest = 0;
            while (longest < than.ops().size() - 1 && traces * alphabet.size() <= TRACES_MAX) {
                traces *= alphabet.size();
                longest++;
            }
            return new ShorterTraces(than, alphabet, longest);
        }

        Optional<Trace> find(Predicate<Trace> shows) {
            return IntStream.rangeClosed(1, longest)
                    .mapToObj(length -> find(new ArrayList<>(), length, shows))
                    .flatMap(Optional::stream).findFirst();
        }

        private Optional<Trace> find(List<Op> begun, int length, Predicate<Trace> shows) {
            if (begun.size() == length) {
                Trace trace = than.with(begun);
                return shows.test(trace) ? Optional.of(trace) : Optional.empty();
            }
            for (Op next : alphabet) {
                if (next.file() <= highest(begun) + 1) {
                    begun.add(next);
                    Optional<Trace> found = find(begun, length, shows);
                    begun.removeLast();
                    if (found.isPresent()) {
                        return found;
                    }
                }
            }
            return Optional.empty();
        }

        private static int highest(List<Op> begun) {
            return begun.stream().filter(op -> op.kind().isOfAFile()).mapToInt(Op::file).max()
                    .orElse(-1);
        }
    }
}
