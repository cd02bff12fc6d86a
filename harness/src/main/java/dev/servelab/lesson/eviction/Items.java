package dev.servelab.lesson.eviction;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The files whose memory is taken, by slot, and those that a request finds, by name. */
final class Items {
    /** By slot; null where a slot is free. */
    private final List<@Nullable Item> slots = new ArrayList<>();
    private final Map<String, Item> index = new HashMap<>();
    private int lastId;

    /** Enters a file into the first free slot and the index. */
    Item add(String name, long bytes) {
        int slot = slots.indexOf(null);
        if (slot < 0) {
            slot = slots.size();
            slots.add(null);
        }
        lastId++;
        Item item = new Item(lastId, name, bytes, slot);
        slots.set(slot, item);
        index.put(name, item);
        return item;
    }

    @Nullable
    Item find(String name) {
        return index.get(name);
    }

    /** No request finds it from now on; its memory stays taken. */
    void takeOut(Item item) {
        item.indexed = false;
        index.remove(item.name);
    }

    /** Its memory comes back, and its slot is given to another. */
    void free(Item item) {
        item.freed = true;
        slots.set(item.slot, null);
    }

    /** What the policy means by a slot; others than those in the index it may not name. */
    Item at(int slot) {
        Item item = slot >= 0 && slot < slots.size() ? slots.get(slot) : null;
        if (item == null || !item.indexed) {
            throw new IllegalStateException("slot " + slot + " is not in the cache");
        }
        return item;
    }

    Stream<Item> all() {
        return slots.stream().filter(Objects::nonNull);
    }

    long bytes() {
        return all().mapToLong(item -> item.bytes).sum();
    }

    long bytes(Resident.State state) {
        return all().filter(item -> item.state() == state).mapToLong(item -> item.bytes).sum();
    }
}
