package dev.servelab.lesson.eviction;

import dev.servelab.cache.Outcome;
import dev.servelab.eviction.EvictionPolicy;
import dev.servelab.eviction.LockAware;
import dev.servelab.eviction.Noted;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The live cache's rules, by which room is made and memory comes back, over plain lists: no bytes,
 * no threads, no packets. It drives the same policy objects in the same way. With a flag in
 * place of pins it has the coursework's bug.
 *
 * <p>Invariant: loading + cached + doomed bytes are at most the capacity.
 */
final class ModelCache {
    private final long capacityBytes;
    private final boolean flagged;
    private final EvictionPolicy policy;
    /** The order itself, where it shows what it has noted. */
    private final @Nullable Noted notes;
    /** The same object as policy, where pinned files are passed over. */
    private final @Nullable LockAware lockAware;
    private final Consumer<Event> events;
    private final Items items = new Items();
    private Counters counters = Counters.NONE;

    ModelCache(LaneSpec spec, EvictionPolicy order, Consumer<Event> events) {
        this.capacityBytes = spec.capacityBytes();
        this.flagged = spec.flag();
        this.lockAware = spec.cache().lockAware() ? new LockAware(order, this::isPinned) : null;
        this.policy = lockAware == null ? order : lockAware;
        this.notes = order instanceof Noted noted ? noted : null;
        this.events = events;
    }

    /** What a request for the name would find; a file of another size is stale, and goes. */
    @Nullable
    Item find(String name, long bytes) {
        Item found = items.find(name);
        if (found != null && found.bytes != bytes) {
            removeStale(found);
            return null;
        }
        return found;
    }

    void touch(Item item) {
        policy.onHit(item.slot);
    }

    boolean admits(String name, long bytes) {
        return policy.onMiss(key(name), bytes);
    }

    /** Makes room for a file that is to be loaded; what stands in the way, or null if it is in. */
    Event.@Nullable Reason makeRoom(long bytes) {
        if (items.bytes(Resident.State.LOADING) + bytes > capacityBytes) {
            return Event.Reason.BESIDE_LOADING;
        }
        return lockAware == null ? makeRoomInOrder(bytes) : makeRoomUnpinned(bytes);
    }

    /** A file enters, with a pin of its load. Room was made. */
    Item enter(String name, long bytes) {
        Item item = items.add(name, bytes);
        item.pins++;
        policy.onInsert(item.slot, key(name), bytes);
        return item;
    }

    /** A load is over; true if the file is cached now. */
    boolean loaded(Item item) {
        item.loading = false;
        release(item);
        return item.indexed;
    }

    /** A reader begins. */
    void pin(Item item) {
        item.pins++;
        item.flag = true;
    }

    /** A reader ends. */
    void unpin(Item item) {
        item.flag = false;
        release(item);
    }

    private void release(Item item) {
        item.pins--;
        if (!item.indexed && !item.loading && !item.freed && !isHeld(item)) {
            events.accept(new Event.Freed(item.name, item.bytes));
            free(item);
        }
    }

    Counters counters() {
        return counters.withPassedOver(lockAware == null ? 0 : lockAware.passedOver());
    }

    void count(Outcome outcome, long bytes) {
        counters = counters.answered(outcome, bytes);
    }

    /** What is there now: the order's own sequence, then what no request finds. */
    List<Resident> residents() {
        List<Resident> residents = new ArrayList<>();
        policy.order(slot -> residents.add(resident(items.at(slot))));
        items.all().filter(item -> !item.indexed)
                .forEach(item -> residents.add(resident(item)));
        return residents;
    }

    private Resident resident(Item item) {
        return new Resident(item.id, item.name, item.bytes, item.pins, item.state(),
                mark(item));
    }

    private String mark(Item item) {
        if (flagged) {
            return item.flag ? Resident.LOCKED : Resident.UNLOCKED;
        }
        return notes != null && item.indexed ? notes.note(item.slot) : "";
    }

    /** What is being sent is evicted too; if its memory is then not there, there is no room. */
    private Event.@Nullable Reason makeRoomInOrder(long bytes) {
        while (items.bytes() - items.bytes(Resident.State.DOOMED) + bytes > capacityBytes) {
            Item victim = victim();
            if (victim == null) {
                return Event.Reason.NO_VICTIM;
            }
            evict(victim);
        }
        return items.bytes() + bytes <= capacityBytes ? null : Event.Reason.ROOM_IS_DOOMED;
    }

    private Event.@Nullable Reason makeRoomUnpinned(long bytes) {
        long unpinned = items.all().filter(item -> item.isCached() && !isHeld(item))
                .mapToLong(item -> item.bytes).sum();
        if (capacityBytes - items.bytes() + unpinned < bytes) {
            return Event.Reason.ALL_PINNED;
        }
        while (items.bytes() + bytes > capacityBytes) {
            Item victim = victim();
            if (victim == null) {
                return Event.Reason.NO_VICTIM;
            }
            evict(victim);
        }
        return null;
    }

    /** Asks the policy; who stood before the victim is told of. */
    private @Nullable Item victim() {
        List<Event> passed = new ArrayList<>();
        Map<Item, String> marks = marks();
        int slot = policy.victim(each -> {
            Item item = items.at(each);
            if (item.loading) {
                passed.add(new Event.PassedOver(item.name, true));
            } else if (lockAware != null && isHeld(item)) {
                passed.add(new Event.PassedOver(item.name, false));
            }
            return !item.loading;
        });
        marks.forEach((item, before) -> {
            if (!mark(item).equals(before)) {
                events.accept(new Event.Spared(item.name, before, mark(item)));
            }
        });
        passed.forEach(events);
        if (slot == EvictionPolicy.NONE) {
            return null;
        }
        Item victim = items.at(slot);
        if (!victim.isCached() || (lockAware != null && isHeld(victim))) {
            throw new IllegalStateException("victim: " + victim.name + " may not go");
        }
        return victim;
    }

    /** What the order has noted of each file, by slot. */
    private Map<Item, String> marks() {
        Map<Item, String> marks = new LinkedHashMap<>();
        items.all().filter(item -> item.indexed)
                .forEach(item -> marks.put(item, mark(item)));
        return marks;
    }

    private void evict(Item victim) {
        boolean held = isHeld(victim);
        events.accept(new Event.Evicted(victim.id, victim.name, victim.bytes,
                held ? victim.pins : 0));
        counters = counters.evicted(held);
        takeOut(victim, true);
    }

    private void removeStale(Item item) {
        counters = counters.removedStale();
        events.accept(new Event.Stale(item.id, item.name, item.pins));
        takeOut(item, false);
    }

    private void takeOut(Item item, boolean evicted) {
        items.takeOut(item);
        policy.onRemove(item.slot, evicted);
        if (!item.loading && !isHeld(item)) {
            free(item);
        }
    }

    /** With a flag that may be too early. */
    private void free(Item item) {
        if (item.pins > 0) {
            item.torn = true;
            counters = counters.torn(item.pins);
            events.accept(new Event.Torn(item.name, item.pins));
        }
        items.free(item);
    }

    private boolean isHeld(Item item) {
        return flagged ? item.flag : item.pins > 0;
    }

    private boolean isPinned(int slot) {
        return isHeld(items.at(slot));
    }

    /** A file's identity here: equal names, equal keys. */
    private static long key(String name) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < name.length(); i++) {
            hash = (hash ^ name.charAt(i)) * 0x100000001b3L;
        }
        return hash ^ hash >>> 32;
    }
}
