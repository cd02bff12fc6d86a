package dev.servelab.lesson.check;

import dev.servelab.lesson.Texts;
import dev.servelab.lesson.check.Journal.Call;
import dev.servelab.lesson.check.TinyCache.Resident;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A trace step by step: what happened, what the policy was told and answered, what is cached. */
final class TraceTable {
    private final Texts texts;
    private final boolean sizes;
    private final List<Row> rows = new ArrayList<>();
    private List<String> expected = List.of();

    /**
     * One step.
     *
     * @param calls  as a programmer writes them, the same in every language
     * @param cached {@code slot:name}, with a star where the file is being sent
     */
    record Row(int step, String happens, List<String> calls, List<String> cached) {}

    private TraceTable(Texts texts, boolean sizes) {
        this.texts = texts;
        this.sizes = sizes;
    }

    /** Plays the trace once more, to look at each step. */
    static TraceTable of(Trace trace, Player player, Texts texts) {
        TraceTable table = new TraceTable(texts, trace.hasSizes());
        player.show(trace, (journal, cache) -> table.add(trace.ops().get(journal.step()),
                journal, cache));
        return table;
    }

    List<Row> rows() {
        return rows;
    }

    /** What may go after the last step, and so would have been a right answer in it. */
    List<String> expected() {
        return expected;
    }

    private void add(Op op, Journal journal, TinyCache cache) {
        rows.add(new Row(rows.size() + 1, happens(op), calls(journal.calls()),
                names(cache.cached())));
        expected = names(cache.evictable());
    }

    private String happens(Op op) {
        String name = Op.name(op.file());
        return texts.text("op." + op.kind(), op.kind().hasSize() && sizes
                ? texts.text("op.sized", name, op.size())
                : name);
    }

    private static List<String> calls(List<Call> calls) {
        List<String> written = new ArrayList<>();
        StringBuilder listed = new StringBuilder();
        for (Call call : calls) {
            if (call.method().equals("order")) {
                listed.append(listed.isEmpty() ? "order: " : " ").append(Op.name(call.file()));
            } else {
                written.add(written(call));
            }
        }
        if (!listed.isEmpty()) {
            written.add(listed.toString());
        }
        return written;
    }

    private static String written(Call call) {
        return switch (call.method()) {
            case "victim" -> "victim: " + (call.slot() < 0 ? "NONE" : call.slot());
            case "victim?" -> "victim: ...";
            case "onMiss" -> "onMiss: false";
            default -> call.method() + "(" + call.slot() + ")";
        };
    }

    private static List<String> names(Stream<Resident> files) {
        return files.sorted(Comparator.comparingInt(file -> file.slot))
                .map(file -> file.slot + ":" + Op.name(file.file) + (file.pins > 0 ? "*" : ""))
                .toList();
    }
}
