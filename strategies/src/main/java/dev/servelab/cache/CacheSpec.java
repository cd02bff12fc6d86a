package dev.servelab.cache;

import dev.servelab.eviction.Order;
import org.jspecify.annotations.Nullable;

/**
 * What is asked for by {@code --policy}.
 *
 * @param order     null: nothing is cached
 * @param lockAware whether files that are being sent are passed over
 */
public record CacheSpec(@Nullable Order order, boolean lockAware) {
    /** Nothing is cached. */
    public static final CacheSpec NONE = new CacheSpec(null, false);

    private static final String LOCK_AWARE = "lock-aware";

    public CacheSpec {
        if (order == null && lockAware) {
            throw new IllegalArgumentException("lock-aware needs an order");
        }
    }

    /** Reads an order's name, {@code lock-aware}, {@code lock-aware:ORDER} or {@code none}. */
    public static CacheSpec parse(String text) {
        if (text.equals("none")) {
            return NONE;
        }
        if (text.equals(LOCK_AWARE)) {
            return new CacheSpec(Order.FIFO, true);
        }
        boolean decorated = text.startsWith(LOCK_AWARE + ":");
        String id = decorated ? text.substring(LOCK_AWARE.length() + 1) : text;
        return Order.ofId(id).map(order -> new CacheSpec(order, decorated))
                .orElseThrow(() -> new IllegalArgumentException(
                        "unknown policy '" + text + "': " + possible()));
    }

    /** Every policy there is, as help texts name them. */
    public static String possible() {
        StringBuilder names = new StringBuilder();
        for (Order order : Order.values()) {
            names.append(order.id()).append(", ");
        }
        return names + LOCK_AWARE + ", " + LOCK_AWARE + ":ORDER, none";
    }

    /** Printed in full: {@code lock-aware:fifo}. */
    @Override
    public String toString() {
        if (order == null) {
            return "none";
        }
        return lockAware ? LOCK_AWARE + ":" + order.id() : order.id();
    }
}
