package dev.servelab.custom;

import java.nio.file.Path;

/** A fifo that keeps the rules until two files have left, and then breaks one. */
public enum BrokenPolicy {
    REFUSED(Breach.NOT_EVICTABLE, "if (evictable.test(slot)) {",
            "if (removed > 1 || evictable.test(slot)) {"),
    UNKNOWN(Breach.UNKNOWN_SLOT, "return slot;", "return removed < 2 ? slot : 1234;"),
    NEGATIVE(Breach.UNKNOWN_SLOT, "return slot;", "return removed < 2 ? slot : -2;"),
    NO_VICTIM(Breach.NO_VICTIM, "return slot;", "return removed < 2 ? slot : NONE;"),
    FORGETS_REMOVAL(Breach.ASKED_UNKNOWN, "queue.remove(slot);",
            "if (removed < 2) queue.remove(slot);"),
    LEAVES_OUT(Breach.LIST_MISSING, "public int victim", "public void order(IntConsumer to) {"
            + "queue.stream().skip(removed < 2 ? 0 : 1).forEach(to::accept); } public int victim"),
    SHOWS_TWICE(Breach.LIST_TWICE, "public int victim", "public void order(IntConsumer to) {"
            + "for (int i = 0; i <= removed / 2; i++) queue.forEach(to::accept); }"
            + "public int victim"),
    SHOWS_UNKNOWN(Breach.LIST_UNKNOWN, "public int victim", "public void order(IntConsumer to) {"
            + "queue.forEach(to::accept); if (removed > 1) to.accept(77); } public int victim"),
    THROWS_ON_INSERT(Breach.THROWN, "queue.add(slot);",
            "if (removed < 2) queue.add(slot); else queue.iterator().remove();"),
    THROWS_ON_HIT(Breach.THROWN, "public int victim",
            "public void onHit(int slot) { int zero = Math.max(0, 2 - removed);"
                    + "if (1 / zero < 0) return; } public int victim"),
    OVERFLOWS(Breach.THROWN, "public int victim", "int deep(int n) { return 1 + deep(n + 1); }"
            + "public boolean onMiss(long key, long size) { return removed < 2 || deep(0) > 0; }"
            + "public int victim"),
    LOOPS(Breach.TOO_MANY_STEPS, "removed++;",
            "removed++; for (int i = 2; i < removed;) { i = 1 + i % 2; }"),
    SWALLOWS(Breach.TOO_MANY_STEPS, "removed++;", "removed++; while (removed > 2) {"
            + "try { while (true) { } } catch (Throwable t) { } }"),
    SWALLOWS_AND_ANSWERS(Breach.TOO_MANY_STEPS, "return NONE;", "if (removed > 2) {"
            + "try { while (true) { } } catch (Throwable t) { } } return NONE;"),
    WRAPS(Breach.TOO_MANY_STEPS, "removed++;", "if (++removed > 2) {"
            + "try { while (true) { } } catch (Throwable t) { throw new RuntimeException(t); } }"),
    WRAPS_THE_QUESTION(Breach.ASKED_UNKNOWN, "if (evictable.test(slot)) {",
            "try { if (removed > 1) evictable.test(99); } catch (RuntimeException e) { }"
                    + "if (evictable.test(slot)) {"),
    EXITS(Breach.ENDS_PROCESS, "removed++;", "if (++removed > 2) System.exit(3);"),
    HALTS(Breach.ENDS_PROCESS, "removed++;", "if (++removed > 2) Runtime.getRuntime().halt(3);"),
    EXITS_AND_WRAPS(Breach.ENDS_PROCESS, "removed++;", "if (++removed > 2) {"
            + "try { System.exit(3); } catch (Throwable t) { throw new RuntimeException(t); } }"),
    EXITS_BY_REFERENCE(Breach.ENDS_PROCESS, "removed++;",
            "java.util.function.IntConsumer end = System::exit; if (++removed > 2) end.accept(3);"),
    HALTS_BY_REFERENCE(Breach.ENDS_PROCESS, "removed++;",
            "java.util.function.IntConsumer end = Runtime.getRuntime()::halt;"
                    + "if (++removed > 2) end.accept(3);"),
    HALTS_ANY_BY_REFERENCE(Breach.ENDS_PROCESS, "removed++;",
            "java.util.function.BiConsumer<Runtime, Integer> end = Runtime::halt;"
                    + "if (++removed > 2) end.accept(Runtime.getRuntime(), 3);");

    private final Breach breach;
    private final String right;
    private final String wrong;

    BrokenPolicy(Breach breach, String right, String wrong) {
        this.breach = breach;
        this.right = right;
        this.wrong = wrong;
    }

    /** The rule that it breaks. */
    Breach breach() {
        return breach;
    }

    /** Writes and compiles it. */
    public CustomPolicy compile(Path folder) throws CustomPolicyException {
        return CustomPolicy.compile(PolicyFiles.fifo(folder, "Broken", right, wrong));
    }
}
