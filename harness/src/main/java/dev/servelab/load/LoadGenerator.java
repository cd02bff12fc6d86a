package dev.servelab.load;

import dev.servelab.time.Clock;

import dev.servelab.workload.Workload;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;

/**
 * N clients, each with one request outstanding, for one window. Clients are platform threads: how
 * they are scheduled is then the kernel's business, the same for every variant. All start together;
 * a request that began in the window belongs to it, and those open at its end get
 * {@link #TIME_TO_FINISH}. So the server's counters, read before and after, are about the same
 * requests.
 */
public final class LoadGenerator implements LoadRun {
    /** What ends within it after the window counts with its true latency. */
    public static final Duration TIME_TO_FINISH = Duration.ofSeconds(2);
    private static final long INTERVAL_NS = TimeUnit.SECONDS.toNanos(1);
    private static final int HISTOGRAM_DIGITS = 3;

    private final Target target;
    private final LoadSettings settings;
    private final Workload workload;
    private final Clock clock;
    private final Duration timeToFinish;

    /** A loop with the usual time to finish. */
    public LoadGenerator(Target target, LoadSettings settings, Workload workload, Clock clock) {
        this(target, settings, workload, clock, TIME_TO_FINISH);
    }

    LoadGenerator(Target target, LoadSettings settings, Workload workload, Clock clock,
            Duration timeToFinish) {
        this.target = target;
        this.settings = settings;
        this.workload = workload;
        this.clock = clock;
        this.timeToFinish = timeToFinish;
    }

    /**
     * Runs a window and returns when all its clients are done or given up.
     *
     * @param seed with {@code stream}, which tells windows apart, fixes what each client asks for
     */
    @Override
    public Window run(Duration length, long seed, long stream, IntervalLog log, RequestSink sink)
            throws IOException, InterruptedException {
        Recorder recorder = new Recorder(HISTOGRAM_DIGITS);
        List<Account> accounts = new ArrayList<>();
        List<LoadClient> clients = new ArrayList<>();
        for (int i = 0; i < ((Loop.Closed) settings.loop()).clients(); i++) {
            Account account = new Account(recorder);
            accounts.add(account);
            clients.add(
                    new LoadClient(target.address(), settings, workload.requests(seed, stream, i),
                            account, clock));
        }
        Histogram total = new Histogram(HISTOGRAM_DIGITS);
        drive(clients, accounts, length, () -> take(recorder, total, log));
        Tally sums = new Tally();
        accounts.forEach(account -> account.addTo(sums));
        return sums.window(settings.loop(), length.toNanos() / 1e9, total);
    }

    private void drive(List<LoadClient> clients, List<Account> accounts, Duration length,
            Runnable interval) throws InterruptedException {
        Start start = new Start(clients.size());
        CountDownLatch done = new CountDownLatch(clients.size());
        try {
            for (int i = 0; i < clients.size(); i++) {
                LoadClient client = clients.get(i);
                Thread.ofPlatform().name("client-" + i).daemon()
                        .start(() -> runClient(client, start, length, done));
            }
            long endNs = start.fire(clock) + length.toNanos();
            awaitEnd(done, endNs + timeToFinish.toNanos(), interval);
        } finally {
            long nowNs = clock.nanoTime();
            accounts.forEach(account -> account.close(nowNs));
            clients.forEach(LoadClient::abandon);
            interval.run();
        }
    }

    private static void runClient(LoadClient client, Start start, Duration length,
            CountDownLatch done) {
        try {
            client.prepare();
            client.run(start.await() + length.toNanos());
        } catch (InterruptedException nobodyInterruptsClients) {
            Thread.currentThread().interrupt();
        } finally {
            done.countDown();
        }
    }

    /** Waits for all clients, an interval of the log at a time. */
    private void awaitEnd(CountDownLatch done, long deadlineNs, Runnable interval)
            throws InterruptedException {
        long leftNs = deadlineNs - clock.nanoTime();
        while (leftNs > 0 && !done.await(Math.min(leftNs, INTERVAL_NS), TimeUnit.NANOSECONDS)) {
            interval.run();
            leftNs = deadlineNs - clock.nanoTime();
        }
    }

    private static void take(Recorder recorder, Histogram total, IntervalLog log) {
        Histogram interval = recorder.getIntervalHistogram();
        total.add(interval);
        log.interval(interval);
    }

    /** Lets all clients begin at once. */
    private static final class Start {
        private final CountDownLatch ready;
        private final CountDownLatch go = new CountDownLatch(1);
        /** Written before {@code go} opens, read after. */
        private long startNs;

        Start(int clients) {
            this.ready = new CountDownLatch(clients);
        }

        long fire(Clock clock) throws InterruptedException {
            ready.await();
            startNs = clock.nanoTime();
            go.countDown();
            return startNs;
        }

        long await() throws InterruptedException {
            ready.countDown();
            go.await();
            return startNs;
        }
    }

    @Override
    public void startScenery(long seed) {}

    @Override
    public SceneryCounts stopScenery() {
        return SceneryCounts.NONE;
    }

    @Override
    public void close() {}
}
