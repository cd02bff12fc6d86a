package dev.servelab.torture;

import dev.servelab.load.ErrorClass;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** What the clients of one variant have seen. Thread-safe. */
final class Tally {
    /** More say nothing new. */
    private static final int FINDINGS_KEPT = 20;
    /** There is no use in going on after so many. */
    private static final int HOPELESS = 200;

    private final LongAdder verified = new LongAdder();
    private final LongAdder bytes = new LongAdder();
    private final Counts<ErrorClass> failures = new Counts<>(ErrorClass.class);
    private final AtomicLong wrong = new AtomicLong();
    private final AtomicLong unexplained = new AtomicLong();
    private final List<String> findings = new CopyOnWriteArrayList<>();

    /** A whole body, every byte right. */
    void verified(long length) {
        verified.increment();
        bytes.add(length);
    }

    /** A failure that a fault explains. */
    void failed(ErrorClass failure) {
        failures.add(failure);
    }

    /** A failure that nothing explains. */
    void unexplained(String what) {
        unexplained.incrementAndGet();
        find("unexplained: " + what);
    }

    /** A body that is not the file. */
    void wrong(String what) {
        wrong.incrementAndGet();
        find("wrong: " + what);
    }

    /** Something that must be told. */
    void find(String finding) {
        if (findings.size() < FINDINGS_KEPT) {
            findings.add(finding);
        }
    }

    boolean isHopeless() {
        return wrong.get() + unexplained.get() >= HOPELESS;
    }

    long verified() {
        return verified.sum();
    }

    long bytes() {
        return bytes.sum();
    }

    long wrong() {
        return wrong.get();
    }

    long unexplained() {
        return unexplained.get();
    }

    List<String> findings() {
        return List.copyOf(findings);
    }

    /** Only those that happened. */
    Map<ErrorClass, Long> failures() {
        Map<ErrorClass, Long> happened = failures.byKind();
        happened.values().removeIf(count -> count == 0);
        return happened;
    }
}
