package dev.servelab.selftest;

import dev.servelab.load.Connections;
import dev.servelab.load.IntervalLog;
import dev.servelab.load.LoadRun;
import dev.servelab.load.LoadSettings;
import dev.servelab.load.Loop;
import dev.servelab.load.RequestSink;
import dev.servelab.load.SceneryCounts;
import dev.servelab.load.Target;
import dev.servelab.load.Timings;
import dev.servelab.load.Window;
import dev.servelab.workload.Workload;
import java.io.IOException;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.HdrHistogram.Histogram;

/** The real instrument with one thing wrong. */
final class PlantedInstrument implements Instrument {
    /**
     * Coordinated omission: as many connections as a waiting generator has, and the clock started
     * when the request was sent.
     */
    static final PlantedInstrument CLOCK_FROM_SEND = new PlantedInstrument(
            settings -> with(settings, settings.loop() instanceof Loop.Open open
                    ? new Loop.Open(open.ratePerSec(), open.arrivals(),
                            Math.min(2, open.connectionsMost()))
                    : settings.loop(), settings.verify()),
            window -> window.loop() instanceof Loop.Open
                    ? with(window, window.timings().sendLatencyUs())
                    : window);

    /** What arrives is taken to be right. */
    static final PlantedInstrument UNVERIFIED = new PlantedInstrument(
            settings -> with(settings, settings.loop(), false), UnaryOperator.identity());

    /** Every hundredth sample is lost, as by a recorder that two threads use. */
    static final PlantedInstrument DROPPING = new PlantedInstrument(UnaryOperator.identity(),
            window -> with(window, thinned(window.timings().latencyUs())));

    /** Every answer seems to come 5 ms later, as with Nagle's delay on the client's side. */
    static final PlantedInstrument SLOW = new PlantedInstrument(UnaryOperator.identity(),
            window -> with(window, shifted(window.timings().latencyUs(), 5_000)));

    private final UnaryOperator<LoadSettings> settings;
    private final UnaryOperator<Window> window;

    /**
     * @param settings what becomes of what it is asked for
     * @param window what becomes of what it measured
     */
    private PlantedInstrument(UnaryOperator<LoadSettings> settings,
            UnaryOperator<Window> window) {
        this.settings = settings;
        this.window = window;
    }

    @Override
    public LoadRun load(Target target, LoadSettings wanted, Workload workload) {
        LoadRun real = Instrument.OURS.load(target, settings.apply(wanted), workload);
        return new LoadRun() {
            @Override
            public Window run(Duration length, long seed, long stream, IntervalLog log,
                    RequestSink sink) throws IOException, InterruptedException {
                return window.apply(real.run(length, seed, stream, log, sink));
            }

            @Override
            public void startScenery(long seed) {
                real.startScenery(seed);
            }

            @Override
            public SceneryCounts stopScenery() throws IOException {
                return real.stopScenery();
            }

            @Override
            public void close() {
                real.close();
            }
        };
    }

    private static LoadSettings with(LoadSettings settings, Loop loop, boolean verify) {
        return new LoadSettings(loop, Connections.KEEP_ALIVE, settings.timeout(),
                settings.scenery(), verify);
    }

    private static Window with(Window window, Histogram latencyUs) {
        Timings old = window.timings();
        return new Window(window.loop(), window.seconds(), window.issued(), window.ok(),
                window.okBytes(), window.errors(), window.unanswered(), window.starvedClients(),
                new Timings(latencyUs, old.sendLatencyUs(), old.latenessUs(), old.connectUs(),
                        old.firstByteUs(), old.bodyUs()),
                window.intervals(), window.generator(), window.scenery());
    }

    private static Histogram thinned(Histogram whole) {
        Histogram thin = Timings.empty().latencyUs();
        long number = 0;
        for (var value : whole.recordedValues()) {
            for (long i = 0; i < value.getCountAtValueIteratedTo(); i++) {
                if (number % 100 != 0) {
                    thin.recordValue(value.getValueIteratedTo());
                }
                number++;
            }
        }
        return thin;
    }

    private static Histogram shifted(Histogram whole, long us) {
        Histogram late = Timings.empty().latencyUs();
        whole.recordedValues().forEach(value -> late.recordValueWithCount(
                value.getValueIteratedTo() + us, value.getCountAtValueIteratedTo()));
        return late;
    }
}
