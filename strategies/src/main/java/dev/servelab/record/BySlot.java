package dev.servelab.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What stands in each slot. A slot keeps what it has until something else is put there. */
final class BySlot<T> {
    private final List<@Nullable T> values = new ArrayList<>();

    /** @throws ImpossibleRecord if nothing was ever put there */
    T get(int slot) {
        T value = find(slot);
        if (value == null) {
            throw new ImpossibleRecord("nothing is in slot " + slot);
        }
        return value;
    }

    @Nullable
    T find(int slot) {
        return slot >= 0 && slot < values.size() ? values.get(slot) : null;
    }

    /** @throws ImpossibleRecord if the slot is far beyond those in use: they are dense */
    void put(int slot, T value) {
        if (slot > values.size()) {
            throw new ImpossibleRecord("slot " + slot + " is taken before slot " + values.size());
        }
        if (slot == values.size()) {
            values.add(value);
        } else {
            values.set(slot, value);
        }
    }

    void forEach(Consumer<T> action) {
        values.stream().filter(Objects::nonNull).map(Objects::requireNonNull).forEach(action);
    }
}
