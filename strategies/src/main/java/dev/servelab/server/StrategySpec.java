package dev.servelab.server;

import dev.servelab.cache.Sending;
import dev.servelab.disk.FileIo;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * What is asked for by {@code --strategy}.
 *
 * @param threads 1 to 10,000; 0 for strategies that take no number, and for as many event loops as
 *                the server has processors
 */
public record StrategySpec(Strategy strategy, int threads) {
    /** A virtual thread for each connection. */
    public static final StrategySpec DEFAULT = new StrategySpec(Strategy.VIRTUAL_THREAD, 0);

    private static final int MOST_THREADS = 10_000;

    public StrategySpec {
        boolean takesNumber = strategy.takesNumber();
        boolean isUsual = threads == strategy.defaultThreads();
        boolean isPossible = takesNumber && threads >= 1 && threads <= MOST_THREADS;
        if (!isUsual && !isPossible) {
            throw new IllegalArgumentException(strategy.id() + ": " + threads + " threads; "
                    + (takesNumber
                            ? "1 to " + MOST_THREADS + " are possible"
                            : "it takes no number"));
        }
    }

    /** Reads a strategy's name, or {@code NAME:N} where it takes a number. */
    public static StrategySpec parse(String text) {
        int colon = text.indexOf(':');
        String id = colon < 0 ? text : text.substring(0, colon);
        Strategy strategy = Strategy.ofId(id).orElseThrow(() -> unknown(text));
        if (colon < 0) {
            return new StrategySpec(strategy, strategy.defaultThreads());
        }
        String number = text.substring(colon + 1);
        if (!strategy.takesNumber() || !number.matches("[1-9][0-9]{0,4}")) {
            throw unknown(text);
        }
        return new StrategySpec(strategy, Integer.parseInt(number));
    }

    /**
     * Checks that it can have files read there.
     *
     * @throws IllegalArgumentException that says why it cannot
     */
    public void checkReads(FileIo fileIo) {
        if (!reads(fileIo)) {
            throw new IllegalArgumentException(this + " with file-io inline: one read would stop "
                    + "every connection of its thread; give it a pool");
        }
    }

    /** Whether it can have files read there. */
    public boolean reads(FileIo fileIo) {
        return strategy.readsInline() || !fileIo.isInline();
    }

    /**
     * Checks that it can send so.
     *
     * @throws IllegalArgumentException that says why it cannot
     */
    public void checkSends(Sending send) {
        if (!sends(send)) {
            throw new IllegalArgumentException(
                    this + " with send zero-copy: a thread that waits for each "
                            + "socket is not faster so; event-loop and virtual-thread can");
        }
    }

    /** Whether it can send so. */
    public boolean sends(Sending send) {
        return strategy.sendsPages() || send == Sending.COPY;
    }

    /** Every strategy there is, as help texts name them. */
    public static String possible() {
        return Arrays.stream(Strategy.values())
                .map(strategy -> strategy.id() + (strategy.takesNumber() ? ":N" : ""))
                .collect(Collectors.joining(", "));
    }

    @Override
    public String toString() {
        return threads == 0 ? strategy.id() : strategy.id() + ":" + threads;
    }

    private static IllegalArgumentException unknown(String text) {
        return new IllegalArgumentException("unknown strategy '" + text + "': " + possible());
    }
}
