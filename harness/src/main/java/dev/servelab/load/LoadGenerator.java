package dev.servelab.load;

import dev.servelab.time.Clock;
import dev.servelab.workload.Workload;
import java.io.IOException;
import java.time.Duration;

/**
 * The load generator: one thread that never waits for a single connection makes all requests of a
 * window, however many clients there are, so how they are scheduled costs the machine the same for
 * every variant. Sums are made beside it, scenery plays on a thread of its own.
 */
public final class LoadGenerator implements LoadRun {
    /** What ends within it after the window of a closed loop counts with its true latency. */
    public static final Duration TIME_TO_FINISH = Duration.ofSeconds(2);
    private static final double NS_PER_S = 1e9;

    private final Target target;
    private final LoadSettings settings;
    private final Workload workload;
    private final Clock clock;
    private final Duration timeToFinish;
    private final SceneryStage stage;

    /** Nothing is started yet. */
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
        this.stage = new SceneryStage(target, settings.scenery(), clock);
    }

    @Override
    public void startScenery(long seed) {
        stage.start(seed);
    }

    @Override
    public SceneryCounts stopScenery() throws IOException {
        return stage.stop();
    }

    @Override
    public Window run(Duration length, long seed, long stream, IntervalLog log, RequestSink sink)
            throws IOException, InterruptedException {
        Slices slices = new Slices();
        EventLoop loop = new EventLoop(clock, settings.timeout());
        Book book = new Book(settings.loop() instanceof Loop.Open, slices, sink);
        Driver driver = driver(new Links(loop, target, settings), book, length, seed, stream);
        WindowRun window = new WindowRun(loop, driver, slices);
        TimeSeries series = new TimeSeries(log);
        Before before = new Before(GcPauses.totalS(), sink.lost(), stage.cpuS(), stage.counts());
        window.start();
        try {
            series.follow(slices);
        } finally {
            window.end();
        }
        window.check();
        Generator generator = new Generator(loop.openPeak(), driver.capped(),
                window.cpuS() + stage.cpuS() - before.stageCpuS,
                GcPauses.totalS() - before.gcPauseS, sink.lost() - before.lost);
        return book.window(settings.loop(), length.toNanos() / NS_PER_S, driver.starvedClients(),
                series, generator, stage.counts().since(before.scenery));
    }

    private Driver driver(Links links, Book book, Duration length, long seed, long stream) {
        return switch (settings.loop()) {
            case Loop.Closed closed -> new ClosedDriver(links, book, closed.clients(),
                    client -> workload.requests(seed, stream, client), length, timeToFinish);
            case Loop.Open open -> new OpenDriver(links, book, workload.requests(seed, stream, 0),
                    () -> open.arrivals().schedule(open.ratePerSec(), seed, stream), open, length);
        };
    }

    @Override
    public void close() {
        stage.close();
    }

    private record Before(double gcPauseS, long lost, double stageCpuS, SceneryCounts scenery) {}
}
