package dev.servelab.load;

import dev.servelab.workload.Requests;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * N clients, each with one request outstanding: whoever has an answer asks again. All start
 * together; a request that began in the window belongs to it, and those open at its end get time to
 * finish.
 */
final class ClosedDriver implements Driver {
    /** After an error, so that a server that is gone is not asked a million times a second. */
    private static final long PAUSE_NS = TimeUnit.MILLISECONDS.toNanos(10);

    private final Links links;
    private final Book book;
    private final long lengthNs;
    private final long finishNs;
    private final List<Client> clients = new ArrayList<>();
    /** Those who may ask at once. */
    private final Queue<Client> ready = new ArrayDeque<>();
    /** Those who had an error, the next to resume first: all pause equally long. */
    private final Queue<Client> pausing = new ArrayDeque<>();
    private long endNs;
    private int open;

    private static final class Client {
        final int number;
        final Requests requests;
        @Nullable
        Link link;
        boolean answered;
        long resumeNs;

        Client(int number, Requests requests) {
            this.number = number;
            this.requests = requests;
        }
    }

    ClosedDriver(Links links, Book book, int clientCount, IntFunction<Requests> requests,
            Duration length, Duration timeToFinish) {
        this.links = links;
        this.book = book;
        this.lengthNs = length.toNanos();
        this.finishNs = timeToFinish.toNanos();
        for (int i = 0; i < clientCount; i++) {
            clients.add(new Client(i, requests.apply(i)));
        }
    }

    @Override
    public Book book() {
        return book;
    }

    /** Connects if connections are to be kept; a failure shows with the first request. */
    @Override
    public void prepare() {
        if (links.areKept()) {
            long nowNs = links.loop().nanoTime();
            clients.forEach(client -> client.link = links.open(this, nowNs, null));
        }
    }

    @Override
    public boolean isPrepared() {
        return clients.stream().noneMatch(client -> client.link != null
                && client.link.isConnecting());
    }

    @Override
    public void begin(long startNs) {
        book.begin(startNs);
        endNs = startNs + lengthNs;
        ready.addAll(clients);
    }

    @Override
    public void due(long nowNs) {
        for (Client first = pausing.peek(); first != null
                && first.resumeNs - nowNs <= 0; first = pausing.peek()) {
            ready.add(pausing.remove());
        }
        boolean over = nowNs - endNs >= 0;
        for (Client next = over ? null : ready.poll(); next != null; next = ready.poll()) {
            ask(next);
        }
    }

    private void ask(Client client) {
        long nowNs = links.loop().nanoTime();
        Request request = new Request(client.requests.next(), client.number, nowNs);
        open++;
        book.issued();
        book.started(request, nowNs);
        Link link = client.link;
        if (link != null && link.isUsable()) {
            link.ask(request);
        } else {
            client.link = links.open(this, nowNs, request);
        }
    }

    @Override
    public long nextNs() {
        Client first = pausing.peek();
        return first == null ? endNs + finishNs : first.resumeNs;
    }

    @Override
    public void ended(@Nullable Link link, Request request, @Nullable ErrorClass error,
            long nowNs) {
        open--;
        Client client = clients.get(request.client);
        client.answered |= error == null || error.isAnswer();
        if (error == null) {
            ready.add(client);
        } else {
            client.resumeNs = nowNs + PAUSE_NS;
            pausing.add(client);
        }
    }

    @Override
    public void idleClosed(Link link) {
        // Its client sees that when it asks next.
    }

    @Override
    public boolean isFinished(long nowNs) {
        return nowNs - endNs >= 0 && (open == 0 || nowNs - endNs >= finishNs);
    }

    @Override
    public void close(long nowNs) {
        links.loop().forEach(link -> link.abandon(nowNs));
        book.close();
    }

    @Override
    public int starvedClients() {
        return (int) clients.stream().filter(client -> !client.answered).count();
    }

    @Override
    public long capped() {
        return 0;
    }
}
