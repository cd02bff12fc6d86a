package dev.servelab.workload;

import dev.servelab.draw.Places;
import dev.servelab.draw.Turns;
import dev.servelab.trace.TextTrace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What was recorded elsewhere, asked for again: one request a line, {@code NAME} or
 * {@code NAME,BYTES}. A name that is a file's means that file; other names get the files that no
 * name has had yet, in order of first appearance, and begin again with the first file when these
 * run out. The bytes are checked and not used: files have the sizes that they have. All clients go
 * through the requests together, each taking every N-th; each window starts at another place, and
 * after the last request comes the first. Immutable.
 */
final class Trace implements Workload {
    /** 256 MiB of memory. */
    private static final int MOST_REQUESTS = 1 << 26;

    private final WorkFile[] requests;
    private final int clients;

    private Trace(WorkFile[] requests, int clients) {
        this.requests = requests;
        this.clients = clients;
    }

    /**
     * Reads a trace, unpacking it if it is packed.
     *
     * @throws IOException if it cannot be read, or a line is wrong: the message has its number
     */
    static Trace read(Path file, List<WorkFile> files, int clients) throws IOException {
        Names names = new Names(files);
        WorkFile[] requests = new WorkFile[1_024];
        int count = 0;
        try (TextTrace lines = TextTrace.open(file)) {
            for (String name = lines.next(); name != null; name = lines.next()) {
                if (count == MOST_REQUESTS) {
                    throw lines.wrong("more than " + MOST_REQUESTS + " requests");
                }
                if (count == requests.length) {
                    requests = Arrays.copyOf(requests, 2 * count);
                }
                requests[count++] = names.file(name);
            }
        }
        if (count == 0) {
            throw new IOException(file + ": no request in it");
        }
        return new Trace(Arrays.copyOf(requests, count), clients);
    }

    /** How many requests were recorded. */
    int length() {
        return requests.length;
    }

    @Override
    public Requests requests(long seed, long stream, long client) {
        Turns turns = new Turns(length(), Places.start(seed, stream, length()), clients, client);
        return () -> requests[turns.next()];
    }

    /** Which file a name means. */
    private static final class Names {
        private final List<WorkFile> files;
        private final Map<String, WorkFile> byName = new HashMap<>();
        /** Those of the files that no name of the trace means yet; all again when it is empty. */
        private final Deque<WorkFile> free;

        Names(List<WorkFile> files) {
            this.files = files;
            this.free = new ArrayDeque<>(files);
            files.forEach(file -> byName.put(file.name(), file));
        }

        WorkFile file(String name) {
            return byName.computeIfAbsent(name, unknown -> {
                if (free.isEmpty()) {
                    free.addAll(files);
                }
                return free.remove();
            });
        }
    }
}
