package dev.servelab.lesson.eviction;

import dev.servelab.cache.Outcome;
import java.util.List;
import java.util.Optional;

/**
 * A cache of a demo after one request, and what had happened.
 *
 * @param residents  next victim first, loading ones in their place; then what is doomed
 * @param pastCache  files that slow readers read past the cache
 */
public record Step(List<Event> events, List<Resident> residents, List<String> pastCache,
        Counters counters) {
    /** Before the first request. */
    static final Step EMPTY = new Step(List.of(), List.of(), List.of(), Counters.NONE);

    public Step {
        events = List.copyOf(events);
        residents = List.copyOf(residents);
        pastCache = List.copyOf(pastCache);
    }

    /** How the request was answered, if one was. */
    public Optional<Outcome> outcome() {
        return events.stream().filter(Event.Answered.class::isInstance)
                .map(event -> ((Event.Answered) event).outcome()).findFirst();
    }

    /** Bytes of memory in use. */
    public long residentBytes() {
        return residents.stream().mapToLong(Resident::bytes).sum();
    }

    /** Names of the files that can be had without the disk, next victim first, as LIST has them. */
    public List<String> list() {
        return residents.stream().filter(each -> each.state() == Resident.State.CACHED)
                .map(Resident::name).toList();
    }
}
