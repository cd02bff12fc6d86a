package dev.servelab.cache;

import dev.servelab.custom.CustomPolicy;
import dev.servelab.custom.CustomPolicyException;
import dev.servelab.eviction.Order;
import dev.servelab.eviction.OrderSource;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is asked for by {@code --policy}.
 *
 * @param order     null: nothing is cached
 * @param lockAware whether files that are being sent are passed over
 */
public record CacheSpec(@Nullable OrderSource order, boolean lockAware) {
    /** Nothing is cached. */
    public static final CacheSpec NONE = new CacheSpec(null, false);

    private static final String LOCK_AWARE = "lock-aware";

    public CacheSpec {
        if (order == null && lockAware) {
            throw new IllegalArgumentException("lock-aware needs an order");
        }
    }

    /**
     * Reads an order's name, a file that ends in {@code .java}, either of them behind
     * {@code lock-aware:}, or {@code lock-aware} or {@code none} alone. A file is compiled.
     *
     * @throws IllegalArgumentException with one line that says what there is, or why the file
     *                                  cannot be used
     */
    public static CacheSpec parse(String text) {
        if (text.equals("none")) {
            return NONE;
        }
        if (text.equals(LOCK_AWARE)) {
            return new CacheSpec(Order.FIFO, true);
        }
        boolean decorated = text.startsWith(LOCK_AWARE + ":");
        String id = decorated ? text.substring(LOCK_AWARE.length() + 1) : text;
        return new CacheSpec(order(id).orElseThrow(() -> new IllegalArgumentException(
                "unknown policy '" + text + "': " + possible())), decorated);
    }

    private static Optional<OrderSource> order(String id) {
        if (!CustomPolicy.isNamedBy(id)) {
            return Optional.<OrderSource>empty().or(() -> Order.ofId(id));
        }
        try {
            return Optional.of(CustomPolicy.compile(Path.of(id)));
        } catch (CustomPolicyException | InvalidPathException wrong) {
            throw new IllegalArgumentException(wrong.getMessage(), wrong);
        }
    }

    /** Every policy there is, as help texts name them. */
    public static String possible() {
        StringBuilder names = new StringBuilder();
        for (Order order : Order.values()) {
            names.append(order.id()).append(", ");
        }
        return names + "FILE.java, " + LOCK_AWARE + ", " + LOCK_AWARE + ":ORDER, none";
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
