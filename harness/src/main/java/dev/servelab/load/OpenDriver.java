package dev.servelab.load;

import dev.servelab.workload.Requests;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Requests that start when a schedule says so, on an idle connection if there is one, else on a new
 * one, whatever has become of those before. With as many connections open as there may be, a
 * request waits for one. All whose intended start lies in the window are issued, however late; when
 * it ends, whatever is open is unanswered.
 */
final class OpenDriver implements Driver {
    /** So that everything is in place when the first request is due. */
    private static final long LEAD_NS = TimeUnit.MILLISECONDS.toNanos(2);

    private final Links links;
    private final Book book;
    private final Requests requests;
    private final LongSupplier schedule;
    private final long lengthNs;
    private final int connectionsMost;
    private final Pacer pacer;
    /** Last used first: then those that are too many stay idle, and the server may close them. */
    private final Deque<Link> idle = new ArrayDeque<>();
    private final Queue<Request> waiting = new ArrayDeque<>();
    private long startNs;
    private long nextNs;
    private long capped;

    /** {@code schedule} is given twice, for the loop and for its pacer. */
    OpenDriver(Links links, Book book, Requests requests, Supplier<LongSupplier> schedule,
            Loop.Open open, Duration length) {
        this.links = links;
        this.book = book;
        this.requests = requests;
        this.schedule = schedule.get();
        this.lengthNs = length.toNanos();
        this.connectionsMost = open.connectionsMost();
        this.pacer = new Pacer(links.loop(), schedule.get(), open.ratePerSec(), lengthNs);
    }

    @Override
    public Book book() {
        return book;
    }

    @Override
    public void prepare() {
        // Connections are made when they are needed.
    }

    @Override
    public boolean isPrepared() {
        return true;
    }

    @Override
    public long leadNs() {
        return LEAD_NS;
    }

    @Override
    public void begin(long atNs) {
        book.begin(atNs);
        pacer.start(atNs);
        startNs = atNs;
        nextNs = startNs + schedule.getAsLong();
    }

    @Override
    public void due(long nowNs) {
        while (!waiting.isEmpty() && mayStart()) {
            start(waiting.remove());
        }
        while (nextNs - nowNs <= 0 && nextNs - startNs < lengthNs) {
            book.issued();
            Request request = new Request(requests.next(), Request.NO_CLIENT, nextNs);
            nextNs = startNs + schedule.getAsLong();
            if (waiting.isEmpty() && mayStart()) {
                start(request);
            } else {
                capped++;
                waiting.add(request);
            }
        }
    }

    private boolean mayStart() {
        return !idle.isEmpty() || links.loop().openCount() < connectionsMost;
    }

    private void start(Request request) {
        long nowNs = links.loop().nanoTime();
        book.started(request, nowNs);
        Link kept = idle.poll();
        if (kept != null) {
            kept.ask(request);
        } else {
            links.open(this, nowNs, request);
        }
    }

    @Override
    public long nextNs() {
        return Math.min(nextNs - startNs, lengthNs) + startNs;
    }

    @Override
    public void ended(@Nullable Link link, Request request, @Nullable ErrorClass error,
            long nowNs) {
        if (link != null && link.isUsable()) {
            idle.push(link);
        }
    }

    @Override
    public void idleClosed(Link link) {
        idle.remove(link);
    }

    @Override
    public boolean isFinished(long nowNs) {
        return nowNs - startNs >= lengthNs;
    }

    @Override
    public void close(long nowNs) {
        pacer.stop();
        due(nowNs);
        links.loop().forEach(link -> link.abandon(nowNs));
        waiting.forEach(request -> book.unanswered(request, 0, nowNs));
        book.close();
    }

    @Override
    public int starvedClients() {
        return 0;
    }

    @Override
    public long capped() {
        return capped;
    }

    @Override
    public void check() throws IOException {
        pacer.check();
    }

    @Override
    public double pacingCpuS() {
        return pacer.cpuS();
    }
}
