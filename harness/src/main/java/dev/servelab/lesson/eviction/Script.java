package dev.servelab.lesson.eviction;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * The requests of a demo, in order. A file has the size that was given with it last, 1 before that;
 * another size than before is another version of the file.
 */
public record Script(List<Request> requests) {
    /** So that every step stays a thing to look at. */
    static final int LIMIT = 500;

    public Script {
        requests = List.copyOf(requests);
    }

    /** Reads requests between which there is white space, or a comma. */
    public static Script parse(String text) throws WrongRequest {
        List<Request> requests = new ArrayList<>();
        Map<String, Integer> readers = new HashMap<>();
        Map<String, Integer> loads = new HashMap<>();
        for (String word : text.strip().split("[\\s,]+", -1)) {
            if (word.isEmpty()) {
                throw new WrongRequest("wrong.empty");
            }
            Request request = Request.parse(word);
            count(request, readers, loads);
            requests.add(request);
        }
        if (requests.size() > LIMIT) {
            throw new WrongRequest("wrong.long", LIMIT);
        }
        return new Script(requests);
    }

    /** The size of each request's file; 0 where none is asked for. */
    List<Long> sizes() {
        Map<String, Long> last = new HashMap<>();
        return requests.stream().map(request -> {
            request.bytes().ifPresent(bytes -> last.put(request.name(), bytes));
            return request.kind().isGet() ? last.getOrDefault(request.name(), 1L) : 0L;
        }).toList();
    }

    /** Whether a size was given with any of them. */
    public boolean hasSizes() {
        return requests.stream().map(Request::bytes).anyMatch(OptionalLong::isPresent);
    }

    /** What ends has begun. */
    private static void count(Request request, Map<String, Integer> readers,
            Map<String, Integer> loads) throws WrongRequest {
        String name = request.name();
        if (request.kind().holdsReader()) {
            readers.merge(name, 1, Integer::sum);
        }
        if (request.kind().holdsLoad()) {
            loads.merge(name, 1, Integer::sum);
        }
        if (request.kind() == Request.Kind.READER_ENDS) {
            if (readers.merge(name, -1, Integer::sum) < 0) {
                throw new WrongRequest("wrong.reader", request.text(), name);
            }
            if (loads.getOrDefault(name, 0) > 0) {
                throw new WrongRequest("wrong.reader.loading", request.text(), name);
            }
        }
        if (request.kind() == Request.Kind.LOAD_ENDS && loads.merge(name, -1, Integer::sum) < 0) {
            throw new WrongRequest("wrong.load", request.text(), name);
        }
    }
}
