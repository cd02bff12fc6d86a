package dev.servelab.benchmarks.goals;

import java.util.Arrays;
import java.util.Locale;

/** What servers were asked to do, by the names that the script gives. */
enum Work {
    KEEP_ALIVE("Hits over HTTP, connections kept"),
    KEEP_ALIVE_BENCH("The same, loaded by bench"),
    NEW_CONNECTIONS("Hits over HTTP, a new connection for each request"),
    MISSES("Misses over HTTP, connections kept"),
    NATIVE("Hits over the native wire, connections kept"),
    FIRST_BYTE("One client, native wire"),
    TOGETHER("64 clients at once, native wire"),
    FILES("Hits among many files, native wire"),
    IDLE("Idle connections, each answered once before"),
    MEMORY("Most memory held since the start");

    private final String title;

    Work(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /** {@code keep-alive} and so on. */
    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Work ofId(String id) {
        return Arrays.stream(values()).filter(work -> work.id().equals(id)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such work: " + id));
    }
}
