package dev.servelab.selftest.reference;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/** Lies by a plan, and remembers how often it told which lie. */
final class LyingBehaviour implements Behaviour {
    private final AtomicLong next = new AtomicLong();

    @Override
    public boolean answer(OutputStream out) throws IOException {
        Lie lie = Lie.of(next.getAndIncrement());
        out.write(lie.answer());
        return !lie.endsConnection();
    }

    @Override
    public void restart() {
        next.set(0);
    }

    /** The plan says it: of so many answers, which were what. */
    @Override
    public String counts() {
        long told = next.get();
        return Arrays.stream(Lie.values())
                .map(lie -> "\"" + lie.name().toLowerCase(Locale.ROOT) + "\":" + count(lie, told)
                        + ",")
                .collect(Collectors.joining());
    }

    static long count(Lie wanted, long told) {
        int period = 2 * (Lie.values().length - 1);
        long inPeriod = 0;
        long inRest = 0;
        for (int i = 0; i < period; i++) {
            inPeriod += Lie.of(i) == wanted ? 1 : 0;
            inRest += Lie.of(i) == wanted && i < told % period ? 1 : 0;
        }
        return told / period * inPeriod + inRest;
    }

    @Override
    public void close() {}
}
