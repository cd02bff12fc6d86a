package dev.servelab.record;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a replay parts from its recording.
 *
 * @param record   the record told last, counted from 1
 * @param request  the request that it belongs to, counted from 1
 * @param question what the order was asked
 * @param recorded what it answered in the server
 * @param replayed what it answers now
 * @param cached   what the recording says was in the cache, asked for longest ago first
 * @param order    what the order says now, next victim first
 */
public record Difference(long record, long request, String question, Answer recorded,
        Answer replayed, List<FileState> cached, List<FileState> order) {
    /**
     * What an order answered.
     *
     * @param text       the file that goes, {@code none}, {@code admitted}, {@code not admitted},
     *                   or how it failed
     * @param passedOver the files that it proposed before and was refused, in order
     */
    public record Answer(String text, List<String> passedOver) {
        public Answer {
            passedOver = List.copyOf(passedOver);
        }
    }

    /**
     * A file in the cache at that moment.
     *
     * @param name       null for a slot that the recording says is empty
     * @param charge     bytes
     * @param isLoading  whether its load has not ended
     * @param isRefused  whether it might not go when it was proposed in the server
     * @param enteredAt  the request that it was cached for
     * @param lastUsedAt the last request for it
     * @param requests   how many there were, the one that it was cached for included
     */
    public record FileState(@Nullable String name, int slot, long charge, boolean isLoading,
            boolean isRefused, long enteredAt, long lastUsedAt, long requests) {}

    public Difference {
        cached = List.copyOf(cached);
        order = List.copyOf(order);
    }
}
