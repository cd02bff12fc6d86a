package dev.servelab.lesson.eviction;

import dev.servelab.cache.Outcome;
import dev.servelab.eviction.EvictionPolicy;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A script being played on one cache: requests, slow readers, slow loads. */
final class Playing {
    /**
     * One answer under way.
     *
     * @param item what it sends from; null: it goes past the cache
     * @param slow whether its reader lasts until it is ended
     */
    private record Transfer(String name, @Nullable Item item, boolean slow) {}

    /** A slow load; null: what it would load is not to be cached, or was there. */
    private record Load(@Nullable Item item) {}

    private final LaneSpec spec;
    private final List<Event> events = new ArrayList<>();
    private final @Nullable ModelCache cache;
    private final List<Transfer> transfers = new ArrayList<>();
    private final Map<String, Deque<Load>> loads = new HashMap<>();
    private Counters uncached = Counters.NONE;

    private Playing(LaneSpec spec) {
        this.spec = spec;
        if (spec.cache().order() == null) {
            this.cache = null;
        } else {
            EvictionPolicy order = spec.cache().order().create(spec.capacityBytes());
            this.cache = new ModelCache(spec, order, events::add);
        }
    }

    /**
     * Plays a script from an empty cache.
     *
     * @throws PolicyBroke if the policy does what it may not do, or throws
     */
    static Lane play(Script script, LaneSpec spec) throws PolicyBroke {
        Playing playing = new Playing(spec);
        List<Step> steps = new ArrayList<>(List.of(Step.EMPTY));
        List<Long> sizes = script.sizes();
        for (int i = 0; i < sizes.size(); i++) {
            Request request = script.requests().get(i);
            try {
                steps.add(playing.step(request, sizes.get(i)));
            } catch (RuntimeException | StackOverflowError broken) {
                String line = "step " + (i + 1) + " (" + request.text() + "): " + said(broken);
                throw new PolicyBroke(line.contains(spec.order())
                        ? line
                        : spec.policy() + ", " + line, broken);
            }
        }
        return new Lane(spec, steps);
    }

    private static String said(Throwable broken) {
        return broken.getMessage() == null
                ? broken.getClass().getSimpleName()
                : broken.getMessage();
    }

    private Step step(Request request, long bytes) {
        events.clear();
        switch (request.kind()) {
            case LIST -> {
            }
            case READER_ENDS -> endReader(request.name());
            case LOAD_ENDS -> endLoad(request.name());
            default -> get(request, bytes);
        }
        List<String> pastCache = transfers.stream().filter(each -> each.item == null)
                .map(Transfer::name).toList();
        return new Step(events, cache == null ? List.of() : cache.residents(), pastCache,
                cache == null ? uncached : cache.counters());
    }

    private void get(Request request, long bytes) {
        Item found = cache == null ? null : cache.find(request.name(), bytes);
        if (cache == null) {
            uncached = uncached.answered(Outcome.MISS, bytes);
            events.add(new Event.Answered(Outcome.MISS, request.name(), Event.Reason.NO_CACHE));
            begin(request, null, new Load(null));
        } else if (found == null) {
            miss(cache, request, bytes);
        } else {
            cache.pin(found);
            cache.touch(found);
            answer(cache, found.loading ? Outcome.SHARED_MISS : Outcome.HIT, request.name(),
                    bytes, Event.Reason.PLAIN);
            begin(request, found, new Load(null));
        }
    }

    private void miss(ModelCache into, Request request, long bytes) {
        String name = request.name();
        if (bytes > spec.capacityBytes() || !into.admits(name, bytes)) {
            answer(into, Outcome.MISS, name, bytes, bytes > spec.capacityBytes()
                    ? Event.Reason.TOO_LARGE
                    : Event.Reason.REFUSED);
            begin(request, null, new Load(null));
            return;
        }
        int before = events.size();
        Event.Reason noRoom = into.makeRoom(bytes);
        Outcome outcome = noRoom == null ? Outcome.MISS : Outcome.BYPASS;
        into.count(outcome, bytes);
        // What was asked for is told first, then who had to go for it.
        events.add(before, new Event.Answered(outcome, name,
                noRoom == null ? Event.Reason.PLAIN : noRoom));
        if (noRoom == null) {
            Item item = into.enter(name, bytes);
            into.pin(item);
            begin(request, item, new Load(item));
        } else {
            begin(request, null, new Load(null));
        }
    }

    private void answer(ModelCache by, Outcome outcome, String name, long bytes,
            Event.Reason reason) {
        by.count(outcome, bytes);
        events.add(new Event.Answered(outcome, name, reason));
    }

    /** What lasts goes on; what does not ends at once, the load before the reader. */
    private void begin(Request request, @Nullable Item item, Load load) {
        Transfer transfer = new Transfer(request.name(), item, request.kind().holdsReader());
        transfers.add(transfer);
        if (request.kind().holdsLoad()) {
            loads.computeIfAbsent(request.name(), name -> new ArrayDeque<>()).add(load);
        }
        if (load.item != null) {
            if (request.kind().holdsLoad()) {
                events.add(new Event.LoadBegan(request.name()));
            } else if (cache != null) {
                cache.loaded(load.item);
            }
        }
        if (transfer.slow) {
            events.add(new Event.ReaderBegan(request.name(), item == null));
        } else {
            endIfDone(transfer);
        }
    }

    private boolean endIfDone(Transfer transfer) {
        boolean done = !transfer.slow && (transfer.item == null || !transfer.item.loading);
        if (done) {
            end(transfer);
        }
        return done;
    }

    private void end(Transfer transfer) {
        transfers.remove(transfer);
        if (transfer.item != null && cache != null) {
            cache.unpin(transfer.item);
        }
    }

    private void endReader(String name) {
        Transfer first = transfers.stream().filter(each -> each.slow && each.name.equals(name))
                .findFirst().orElseThrow();
        Item item = first.item;
        int left = item == null ? 0 : item.pins - 1;
        events.add(new Event.ReaderEnded(name, left, ending(item, left)));
        end(first);
    }

    private Event.Ending ending(@Nullable Item item, int left) {
        if (item == null) {
            return Event.Ending.PAST;
        }
        if (item.torn) {
            return Event.Ending.TORN;
        }
        return spec.flag() && left > 0 ? Event.Ending.FLAG : Event.Ending.PLAIN;
    }

    private void endLoad(String name) {
        Item item = loads.getOrDefault(name, new ArrayDeque<>()).remove().item;
        if (item == null || cache == null) {
            events.add(new Event.Nothing(name));
            return;
        }
        int place = events.size();
        boolean published = cache.loaded(item);
        events.add(place, new Event.LoadEnded(name, published));
        for (Transfer each : List.copyOf(transfers)) {
            if (each.item == item) {
                endIfDone(each);
            }
        }
    }
}
