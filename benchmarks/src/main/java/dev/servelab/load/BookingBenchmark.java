package dev.servelab.load;

import dev.servelab.time.Clock;
import dev.servelab.workload.WorkFile;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * What does it cost the load generator to write down one request that was answered? All that
 * drivers and links call on a {@link Book} between the beginning and the end of a request, over a
 * connection of its own, with 16 clients whose requests end in another order than they began. A
 * tenth of a second of the books goes to the {@link TimeSeries} on a thread of its own, as in a run.
 *
 * <p>{@code book} is given times, 15 us from one answer to the next; {@code bookByTheClock} also reads
 * the clock as often as a link does, which a generator that books nothing would not have to. A request
 * costs the generator 12 to 15 us in all, so 2 % of it are 240 ns.
 *
 * <p>In this loop the books stay in the processor's caches; between a generator's system calls they do
 * not always. It stands in the books' own package: they are nobody else's.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class BookingBenchmark {
    private static final int CLIENTS = 16;
    /** As fast as the generator can; so latencies are about 16 times that. */
    private static final long BETWEEN_NS = 15_000;
    private static final long CONNECT_NS = 5_000;
    private static final long BODY_NS = 3_000;
    private static final long BODY_BYTES = 16 << 10;
    private static final int CLOCK_READS = 5;
    private static final WorkFile FILE = WorkFile.listed("folder/file", BODY_BYTES);
    /** Who has an answer next: a circle too long to be learnt by heart. */
    private static final int TURNS = 1 << 12;

    /** An open loop also books how late a request began. */
    @Param({"false", "true"})
    public boolean openLoop;

    private final Slices slices = new Slices();
    private final int[] answered = new Random(1).ints(TURNS, 0, CLIENTS).toArray();
    private final Request[] open = new Request[CLIENTS];
    private Book book;
    private Thread series;
    private long nowNs;
    private int turn;

    @Setup
    public void begin() {
        series = Thread.ofPlatform().daemon().name("series").start(this::follow);
        nowNs = Clock.SYSTEM.nanoTime();
        book = new Book(openLoop, slices, RequestSink.NONE);
        book.begin(nowNs);
        for (int client = 0; client < CLIENTS; client++) {
            open[client] = issue(client, nowNs);
        }
    }

    @TearDown
    public void close() throws InterruptedException {
        book.close();
        slices.end();
        series.join();
    }

    /** One is answered, and its client asks again. */
    @Benchmark
    @Threads(1)
    public Request book() {
        turn = (turn + 1) & (TURNS - 1);
        nowNs += BETWEEN_NS;
        int client = answered[turn];
        Request request = open[client];
        answer(request);
        open[client] = issue(client, nowNs);
        return request;
    }

    /** The same, and the clock read as links and drivers read it. */
    @Benchmark
    @Threads(1)
    public Request bookByTheClock(Blackhole times) {
        for (int i = 0; i < CLOCK_READS; i++) {
            times.consume(Clock.SYSTEM.nanoTime());
        }
        return book();
    }

    private Request issue(int client, long atNs) {
        Request request = new Request(FILE, client, atNs);
        book.issued();
        book.started(request, atNs);
        return request;
    }

    private void answer(Request request) {
        request.sentNs = request.startNs + CONNECT_NS;
        book.connected(request.startNs, request.sentNs);
        request.firstByteNs = nowNs - BODY_NS;
        book.ended(request, null, BODY_BYTES, nowNs);
    }

    private void follow() {
        try {
            new TimeSeries(IntervalLog.none()).follow(slices);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
