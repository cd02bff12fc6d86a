package dev.servelab.selftest.reference;

import dev.servelab.time.Clock;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicLong;

import static java.nio.charset.StandardCharsets.US_ASCII;

/**
 * A reference server in a process of its own. Says where it listens, then does what lines on its
 * standard input tell it, an object of JSON for each, and ends with them:
 *
 * <ul> <li>{@code restart}: waits until no request is under way, then counts, and draws, anew;
 * <li>{@code counts}: what it did since; <li>{@code freeze MS}: answers nothing for so many
 * milliseconds, and accepts meanwhile. </ul>
 */
public final class ReferenceServer implements Closeable {
    /** The system cuts it down to what it allows. */
    private static final int BACKLOG = 4_096;
    private static final byte[] LOOPBACK = {127, 0, 0, 1};

    private final Behaviour behaviour;
    private final ServerSocket listener;
    private final Population population = new Population(Clock.SYSTEM.nanoTime());
    /** Requests that are to be answered wait until then. */
    private final AtomicLong frozenUntilNs = new AtomicLong(Clock.SYSTEM.nanoTime());

    /** Arguments: {@code quiet}, {@code lying}, or {@code queue WORKERS MEAN_NS SEED}. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Behaviour behaviour = behaviour(arguments);
        try (behaviour; ReferenceServer server = new ReferenceServer(behaviour)) {
            System.out.println("listening on 127.0.0.1:" + server.listener.getLocalPort());
            server.obey(System.in);
        }
    }

    private static Behaviour behaviour(String[] arguments) {
        return switch (arguments[0]) {
            case "quiet" -> new QuietBehaviour();
            case "lying" -> new LyingBehaviour();
            case "queue" -> new QueueBehaviour(Integer.parseInt(arguments[1]),
                    Double.parseDouble(arguments[2]), Long.parseLong(arguments[3]));
            default -> throw new IllegalArgumentException("no such server: " + arguments[0]);
        };
    }

    private ReferenceServer(Behaviour behaviour) throws IOException {
        this.behaviour = behaviour;
        this.listener = new ServerSocket(0, BACKLOG, InetAddress.getByAddress(LOOPBACK));
        Thread.ofPlatform().daemon().name("accept").start(this::accept);
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listener.accept();
                Thread.ofVirtual().start(() -> serve(socket));
            }
        } catch (IOException closed) {
            // It is over.
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            while (readLine(socket.getInputStream()) && answer(socket)) {
                // The next request of this connection.
            }
        } catch (IOException clientLeft) {
            // Clients do, at the end of a window.
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean answer(Socket socket) throws IOException, InterruptedException {
        population.arrives(Clock.SYSTEM.nanoTime());
        try {
            PreciseSleep.until(frozenUntilNs.get());
            return behaviour.answer(socket.getOutputStream());
        } finally {
            population.leaves(Clock.SYSTEM.nanoTime());
        }
    }

    /** What is asked for does not matter: there is one file. */
    private static boolean readLine(InputStream in) throws IOException {
        int next = in.read();
        while (next >= 0 && next != '\n') {
            next = in.read();
        }
        return next >= 0;
    }

    private void obey(InputStream orders) throws IOException, InterruptedException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(orders, US_ASCII));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            System.out.println(obey(line));
        }
    }

    private String obey(String order) throws InterruptedException {
        long nowNs = Clock.SYSTEM.nanoTime();
        if (order.equals("restart")) {
            population.restart();
            behaviour.restart();
            return "{}";
        }
        if (order.startsWith("freeze ")) {
            long ms = Long.parseLong(order.substring("freeze ".length()));
            frozenUntilNs.set(nowNs + ms * 1_000_000);
            return "{}";
        }
        return "{" + behaviour.counts() + population.counts(nowNs) + "}";
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
