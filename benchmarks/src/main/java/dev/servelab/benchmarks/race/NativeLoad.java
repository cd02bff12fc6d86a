package dev.servelab.benchmarks.race;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/**
 * A load over the native wire that is told by a script what to do next, and stays compiled between
 * two tasks. It reads a line from standard input, does it, and answers with a line:
 * <ul>
 * <li>{@code load PORT NAME FILES CONNECTIONS MILLIS}: a closed loop on as many threads as there are
 * processors; answers {@code REQUESTS P99_US}. Of one file, {@code NAME}; of more, {@code NAME0} and
 * so on, all of them in an order that looks like none, and again
 * <li>{@code together PORT NAME CLIENTS}: that many clients ask at once; answers {@code FIRST_US
 * ALL_US}, see {@link ManyClients.Times}
 * <li>{@code idle PORT NAME CLIENTS}: each is answered once; all stay connected until the next line,
 * whatever it is; answers {@code idle}
 * </ul>
 * What fails is answered by {@code error} and why. Servers are on the loopback interface.
 */
public final class NativeLoad {
    private static final long ORDER_SEED = 1;

    private final ExecutorService threads = Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("load-", 0).factory());

    private NativeLoad() {}

    /** Takes no arguments; ends with standard input. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        BufferedReader lines = new BufferedReader(
                new InputStreamReader(System.in, StandardCharsets.UTF_8));
        NativeLoad load = new NativeLoad();
        String line = lines.readLine();
        while (line != null) {
            try {
                line = load.obey(List.of(line.split(" ", -1)), lines);
            } catch (IOException | IndexOutOfBoundsException | IllegalArgumentException failed) {
                System.out.println("error " + failed.getMessage());
                line = lines.readLine();
            }
        }
    }

    /** Does what a line says, and answers; returns the next line, or null at the end. */
    private String obey(List<String> words, BufferedReader lines)
            throws IOException, InterruptedException {
        InetSocketAddress server = new InetSocketAddress(InetAddress.getLoopbackAddress(),
                number(words, 1));
        switch (words.getFirst()) {
            case "load" -> System.out.println(load(server,
                    requests(words.get(2), number(words, 3)), number(words, 4), number(words, 5)));
            case "together" -> {
                try (ManyClients clients = new ManyClients(server, number(words, 3))) {
                    ManyClients.Times times = clients.ask(SelectorLoad.request(words.get(2)));
                    System.out.printf(Locale.ROOT, "%.1f %.1f%n", times.firstNs() / 1e3,
                            times.allNs() / 1e3);
                }
            }
            case "idle" -> {
                try (ManyClients clients = new ManyClients(server, number(words, 3))) {
                    clients.ask(SelectorLoad.request(words.get(2)));
                    System.out.println("idle");
                    return lines.readLine();
                }
            }
            default -> throw new IllegalArgumentException("no such task: " + words.getFirst());
        }
        return lines.readLine();
    }

    private static int number(List<String> words, int at) {
        return Integer.parseInt(words.get(at));
    }

    private static List<ByteBuffer> requests(String name, int files) {
        List<ByteBuffer> requests = new ArrayList<>(files == 1
                ? List.of(SelectorLoad.request(name))
                : IntStream.range(0, files).mapToObj(i -> SelectorLoad.request(name + i)).toList());
        Collections.shuffle(requests, new Random(ORDER_SEED));
        return requests;
    }

    private String load(InetSocketAddress server, List<ByteBuffer> requests, int connections,
            int millis) throws IOException, InterruptedException {
        int loops = Math.min(connections, Runtime.getRuntime().availableProcessors());
        List<Future<Histogram>> parts = new ArrayList<>();
        for (int i = 0; i < loops; i++) {
            int share = connections * (i + 1) / loops - connections * i / loops;
            parts.add(threads.submit(() -> {
                try (SelectorLoad load = new SelectorLoad(server, share, requests)) {
                    return load.times(millis);
                }
            }));
        }
        Histogram all = new Histogram(3);
        for (Future<Histogram> part : parts) {
            try {
                all.add(part.get());
            } catch (ExecutionException failed) {
                throw new IOException(failed.getCause());
            }
        }
        return String.format(Locale.ROOT, "%d %.1f", all.getTotalCount(),
                all.getValueAtPercentile(99) / 1e3);
    }
}
