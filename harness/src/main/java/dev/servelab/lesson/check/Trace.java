package dev.servelab.lesson.check;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * What happens to one tiny cache, in order.
 *
 * @param capacity  of the cache, bytes
 * @param lockAware whether files that are being sent are passed over
 */
record Trace(List<Op> ops, int capacity, boolean lockAware) {
    Trace {
        ops = List.copyOf(ops);
    }

    Trace with(List<Op> others) {
        return new Trace(others, capacity, lockAware);
    }

    Trace with(int index, Op op) {
        List<Op> others = new ArrayList<>(ops);
        others.set(index, op);
        return with(others);
    }

    /** Without those from one index to before another. */
    Trace without(int from, int to) {
        List<Op> left = new ArrayList<>(ops.subList(0, from));
        left.addAll(ops.subList(to, ops.size()));
        return with(left);
    }

    Trace without(Op.Kind kind) {
        return with(ops.stream().filter(op -> op.kind() != kind).toList());
    }

    Trace map(UnaryOperator<Op> change) {
        return with(ops.stream().map(change).toList());
    }

    boolean has(Op.Kind kind) {
        return ops.stream().anyMatch(op -> op.kind() == kind);
    }

    /** Whether any file is larger than one byte. */
    boolean hasSizes() {
        return ops.stream().anyMatch(op -> op.size() > 1);
    }

    Set<Op.Kind> kinds() {
        Set<Op.Kind> kinds = EnumSet.noneOf(Op.Kind.class);
        ops.forEach(op -> kinds.add(op.kind()));
        return kinds;
    }

    /** How many files it names. */
    long files() {
        return ops.stream().filter(op -> op.kind().isOfAFile()).map(Op::file).distinct().count();
    }

    /** The same with the files named A, B, C in the order in which they come. */
    Trace renamed() {
        Map<Integer, Integer> names = new HashMap<>();
        return map(op -> op.kind().isOfAFile()
                ? op.withFile(names.computeIfAbsent(op.file(), file -> names.size()))
                : op);
    }
}
