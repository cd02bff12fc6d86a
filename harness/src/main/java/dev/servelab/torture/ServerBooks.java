package dev.servelab.torture;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.servelab.server.FileServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a server's process holds now, said by itself: STATS, its descriptors and threads by kind, and
 * whether the cache's books balance.
 */
final class ServerBooks {
    static final String STATS = "stats";
    static final String DESCRIPTORS = "descriptors";
    static final String THREADS = "threads";
    static final String INVARIANTS = "invariants";

    private static final Path OPEN = Path.of("/proc/self/fd");
    /** Threads that the JDK starts for itself, when it likes. */
    private static final Pattern FOREIGN = Pattern.compile(
            "ForkJoinPool.*|VirtualThread-.*|.*-[Pp]oller.*|process reaper.*|Attach.*"
                    + "|Signal Dispatcher|Finalizer|Reference Handler|Notification Thread"
                    + "|Common-Cleaner|Cleaner-.*|DestroyJavaVM");

    private ServerBooks() {}

    static JsonObject of(FileServer server) {
        JsonObject books = new JsonObject();
        books.add(STATS, JsonParser.parseString(server.stats()));
        books.add(DESCRIPTORS, json(descriptors()));
        books.add(THREADS, json(threads()));
        books.addProperty(INVARIANTS, invariants(server));
        return books;
    }

    /** Sockets and files, without those that the JDK opens for itself; empty where unknown. */
    private static Map<String, Long> descriptors() {
        try (Stream<Path> open = Files.list(OPEN)) {
            return open.map(ServerBooks::kind).filter(kind -> !kind.isEmpty())
                    .collect(Collectors.groupingBy(kind -> kind, TreeMap::new,
                            Collectors.counting()));
        } catch (IOException notOnThisSystem) {
            return new TreeMap<>();
        }
    }

    private static String kind(Path descriptor) {
        try {
            String what = Files.readSymbolicLink(descriptor).toString();
            if (what.startsWith("socket:")) {
                return "sockets";
            }
            boolean ours = what.startsWith("/") && !what.startsWith("/proc/")
                    && !what.startsWith("/dev/") && !what.endsWith(".jar")
                    && !what.endsWith("/modules");
            return ours ? "files" : "";
        } catch (IOException closed) {
            return "";
        }
    }

    /** By their names without the numbers at the end. */
    private static Map<String, Long> threads() {
        return Thread.getAllStackTraces().keySet().stream().map(Thread::getName)
                .filter(name -> !FOREIGN.matcher(name).matches())
                .map(name -> name.replaceFirst("-[0-9]+$", ""))
                .collect(Collectors.groupingBy(name -> name, TreeMap::new,
                        Collectors.counting()));
    }

    /** Empty if they hold. */
    private static String invariants(FileServer server) {
        try {
            server.checkInvariants();
            return "";
        } catch (IllegalStateException broken) {
            return String.valueOf(broken.getMessage());
        }
    }

    private static JsonObject json(Map<String, Long> counts) {
        JsonObject json = new JsonObject();
        counts.forEach(json::addProperty);
        return json;
    }
}
