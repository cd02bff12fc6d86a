package dev.servelab.simulation;

import dev.servelab.files.FileVersion;
import dev.servelab.protocol.ErrorCode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The files that a simulation begins with, and what is done to them. */
final class Changes {
    private static final List<String> NAMES = List.of("f0", "f1", "f2", "f3", "f4", "f5",
            "folder/with a space", "per%cent", "\u00fcml\u00e4ut", "\u0085", "f10", "f11");
    private static final long LONG_AGO_NS = 1_000_000_000_000_000_000L;
    /** What a copy read during a write is good for, and the wall clock's grain. */
    private static final long TORN_NANOS = TimeUnit.MILLISECONDS.toNanos(2_001);
    private static final int SLOW_WRITE_MS_AT_MOST = 1_900;
    private static final List<ErrorCode> REFUSALS = List.of(ErrorCode.NOT_FOUND,
            ErrorCode.DENIED, ErrorCode.NOT_A_FILE);

    /** The rest of a write that takes long. */
    private record Unfinished(NamedFile file, FileNode node, FileState whole, long due) {}

    private final Draw draw;
    private final Scenario scenario;
    private final SimulatedClock clock;
    private final SimulatedFiles files;
    private final Deque<Unfinished> unfinished = new ArrayDeque<>();
    /** Names that lead nowhere, ever. */
    final List<NamedFile> nowhere = new ArrayList<>();
    private int versions;

    Changes(Draw draw, Scenario scenario, SimulatedClock clock, SimulatedFiles files) {
        this.draw = draw;
        this.scenario = scenario;
        this.clock = clock;
        this.files = files;
    }

    void populate() {
        for (String name : NAMES.subList(0, draw.between(4, NAMES.size()))) {
            NamedFile file = files.add(name, clock);
            file.lead(newNode(file, drawSize(), LONG_AGO_NS), null);
        }
        if (scenario.largeFile()) {
            NamedFile large = files.add("large", clock);
            large.lead(newNode(large, draw.between(100_000, 300_000), LONG_AGO_NS), null);
        }
        addNowhere("missing", ErrorCode.NOT_FOUND);
        addNowhere("folder", ErrorCode.NOT_A_FILE);
        addNowhere("../f0", ErrorCode.BAD_NAME);
        addNowhere(".hidden", ErrorCode.NOT_FOUND);
    }

    /** Something is done to some file, if this seed has it; false if not. */
    boolean next() {
        NamedFile file = draw.of(files.all);
        if (file.refusal() != null) {
            return restore(file);
        }
        return switch (draw.weighted(45, 30, 15, 10)) {
            case 0 -> scenario.has(Trouble.REPLACED_FILES) && replace(file);
            case 1 -> scenario.has(Trouble.REWRITTEN_FILES) && rewrite(file);
            case 2 -> scenario.has(Trouble.SLOW_WRITES) && beginSlowWrite(file);
            default -> scenario.has(Trouble.REFUSED_FILES) && refuse(file);
        };
    }

    /** Slow writes that are to end by then end now. */
    void finishWritesDueBy(long elapsed) {
        while (!unfinished.isEmpty() && unfinished.getFirst().due() <= elapsed) {
            Unfinished write = unfinished.removeFirst();
            write.file().changed(write.node(), write.whole());
        }
    }

    /** Everything can be read again. */
    void restoreAll() {
        finishWritesDueBy(Long.MAX_VALUE);
        for (NamedFile file : files.all) {
            if (file.refusal() != null) {
                restore(file);
            }
        }
    }

    /** A new file, at rest for years. */
    NamedFile addOfSize(int bytes) {
        NamedFile file = files.add("as large as the budget", clock);
        file.lead(newNode(file, bytes, LONG_AGO_NS), null);
        return file;
    }

    private boolean replace(NamedFile file) {
        file.lead(newNode(file, drawSize(), changeTime()), null);
        return true;
    }

    private boolean rewrite(NamedFile file) {
        FileNode node = file.node();
        if (node == null || isBeingWritten(node)) {
            return false;
        }
        int size = draw.percent(40) ? node.state().size() : drawSize();
        file.changed(node, newState(file, node, size, changeTime()));
        return true;
    }

    /** The change time moves as it begins, with half of the bytes; the rest comes later. */
    private boolean beginSlowWrite(NamedFile file) {
        FileNode node = file.node();
        if (node == null || !unfinished.isEmpty() || node.state().size() < 2) {
            return false;
        }
        FileState before = node.state();
        FileState whole = newState(file, node, before.size(), changeTime());
        byte[] torn = Arrays.copyOf(whole.bytes, before.size());
        int middle = before.size() / 2;
        System.arraycopy(before.bytes, middle, torn, middle, before.size() - middle);
        node.tornUntil = clock.elapsed() + TORN_NANOS;
        file.changed(node, new FileState(node, whole.version, torn));
        long lasts = TimeUnit.MILLISECONDS.toNanos(draw.between(1, SLOW_WRITE_MS_AT_MOST));
        unfinished.add(new Unfinished(file, node, whole, clock.elapsed() + lasts));
        return true;
    }

    private boolean isBeingWritten(FileNode node) {
        return unfinished.stream().anyMatch(write -> write.node().equals(node));
    }

    private boolean refuse(NamedFile file) {
        file.lead(draw.percent(50) ? null : file.node(), draw.of(REFUSALS));
        return true;
    }

    private boolean restore(NamedFile file) {
        FileNode node = file.node();
        file.lead(node == null || draw.percent(50)
                ? newNode(file, drawSize(), changeTime())
                : node, null);
        return true;
    }

    private void addNowhere(String name, ErrorCode code) {
        NamedFile none = files.addUnlisted(name, clock);
        none.lead(null, code);
        nowhere.add(none);
    }

    private FileNode newNode(NamedFile file, int size, long changeNs) {
        FileNode node = new FileNode(++versions);
        node.states.add(newState(file, node, size, changeNs));
        return node;
    }

    private FileState newState(NamedFile file, FileNode node, int size, long changeNs) {
        int version = ++versions;
        return new FileState(node, new FileVersion(size, changeNs + version, 1, node.inode),
                Blocks.content(file.number, version, size));
    }

    /** Now; with the version's number no two changes of a file have the same. */
    private long changeTime() {
        return clock.wallNanos();
    }

    /** Empty, around a packet, around the budget, a few packets, or some kilobytes. */
    private int drawSize() {
        int packet = scenario.cache().packetBytes();
        int budget = (int) scenario.cache().budgetBytes();
        return switch (draw.weighted(5, 15, 5, 50, 25)) {
            case 0 -> 0;
            case 1 -> packet + draw.between(-1, 1);
            case 2 -> Math.max(0, budget + draw.between(-packet, 2));
            case 3 -> draw.between(1, Math.max(1, budget / 3));
            default -> draw.between(1, 2_000);
        };
    }
}
