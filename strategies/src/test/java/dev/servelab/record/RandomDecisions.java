package dev.servelab.record;

import dev.servelab.record.DecisionLog.Removal;
import dev.servelab.record.DecisionLog.Uncached;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Decisions of no cache at all, with every kind of record and numbers of every length. */
final class RandomDecisions {
    private final Random random;

    RandomDecisions(long seed) {
        this.random = new Random(seed);
    }

    /** Puts down what it is told. */
    static DecisionLog writingTo(List<String> lines) {
        return (DecisionLog) Proxy.newProxyInstance(RandomDecisions.class.getClassLoader(),
                new Class<?>[]{DecisionLog.class}, (proxy, method, arguments) -> {
                    lines.add(method.getName() + Arrays.toString(arguments));
                    return null;
                });
    }

    /** Tells so many decisions to a log, and returns what it told. */
    List<String> tell(DecisionLog log, int count) {
        List<String> told = new ArrayList<>();
        DecisionLog copy = writingTo(told);
        for (int i = 0; i < count; i++) {
            long seed = random.nextLong();
            tell(log, new Random(seed));
            tell(copy, new Random(seed));
        }
        return told;
    }

    private static void tell(DecisionLog log, Random draw) {
        int slot = draw.nextInt(1 << draw.nextInt(1, 20));
        switch (draw.nextInt(10)) {
            case 0 -> log.hit(slot);
            case 1 -> log.sharedMiss(slot);
            case 2 ->
                log.uncached(name(slot), key(slot), draw.nextLong() >>> (1 + draw.nextInt(63)),
                        anyOf(Uncached.values(), draw));
            case 3 -> log.miss(name(slot), key(slot), draw.nextLong() >>> (1 + draw.nextInt(63)));
            case 4 -> log.admitted(draw.nextBoolean());
            case 5 -> log.victim(slot - 1, slots(draw));
            case 6 -> log.remove(slot, anyOf(Removal.values(), draw));
            case 7 -> log.insert(slot);
            case 8 -> log.bypass();
            default -> log.loaded(slot);
        }
    }

    private static <T> T anyOf(T[] values, Random draw) {
        return values[draw.nextInt(values.length)];
    }

    /** Few at most times, and sometimes more than a buffer holds. */
    private static SlotSequence slots(Random draw) {
        SlotSequence slots = new SlotSequence();
        int count = draw.nextInt(200) == 0 ? 40_000 : draw.nextInt(4);
        for (int i = 0; i < count; i++) {
            slots.add(draw.nextInt(1 << 20));
        }
        return slots;
    }

    private static String name(int slot) {
        return slot % 50 == 0 ? "ü ".repeat(1_000) + slot : "folder/file " + slot;
    }

    /** So that different names share a place in the table of names. */
    private static long key(int slot) {
        return slot * 0x9E37_79B9_7F4A_7C15L;
    }
}
