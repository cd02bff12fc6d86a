package dev.servelab.cli;

import dev.servelab.cache.CacheSpec;
import dev.servelab.experiment.ExperimentPlan;
import dev.servelab.experiment.Factor;
import dev.servelab.experiment.Level;
import dev.servelab.experiment.LoadPlan;
import dev.servelab.load.Loop;
import dev.servelab.server.StrategySpec;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sweep}: latency against load for several variants, or where files are best read. */
@Command(name = "sweep", sortOptions = false,
        description = {"Load servers with more and more; mark the knee of each.",
                "The knee is the load at which throughput divided by mean latency is greatest.",
                "With several in --file-io or --send: one load, and each of these."},
        customSynopsis = "servelab sweep [OPTION...] [DIRECTORY]")
final class SweepCommand implements Callable<Integer> {
    private static final List<Integer> USUAL_CLIENTS = List.of(1, 2, 4, 8, 16, 32, 64);
    private static final int USUAL_TRIALS = 1;

    private final Streams streams;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--strategies", paramLabel = "S", split = ",",
            converter = SpecConverters.OfStrategy.class,
            description = VariantsOptions.DEFAULT_STRATEGIES)
    private List<StrategySpec> named = List.of();

    @Option(names = "--policies", paramLabel = "P", split = ",",
            converter = SpecConverters.OfPolicy.class, description = "Default: lru")
    private List<CacheSpec> policies = List.of(CacheSpec.parse("lru"));

    @Option(names = "--rates", paramLabel = "R", split = ",", converter = RateConverter.class,
            description = "Open loops of these rates: 100,200,400/s")
    private List<Double> ratesPerSec = new ArrayList<>();

    @Option(names = "--client-counts", paramLabel = "N", split = ",",
            description = "Closed loops of so many clients. Default: 1,2,4,8,16,32,64")
    private List<Integer> clientCounts = new ArrayList<>();

    @Mixin
    private final SceneOptions scene = new SceneOptions();

    SweepCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException, CommandFailure, InterruptedException {
        return new Measurement(streams, spec, scene.measure()).run(plan());
    }

    private ExperimentPlan plan() throws CommandFailure {
        if (!ratesPerSec.isEmpty() && !clientCounts.isEmpty()) {
            throw CommandFailure.usage("--rates are open loops, --client-counts closed ones: "
                    + "choose one of them");
        }
        List<StrategySpec> strategies = VariantsOptions.strategies(named, scene.server()::suits);
        MeasureOptions.checkServers(strategies, policies, scene.server());
        Map<Factor, List<Level>> factors = scene.factors(strategies, policies);
        LoadPlan load = scene.load().plan();
        boolean serversDiffer = factors.containsKey(Factor.FILE_IO)
                || factors.containsKey(Factor.SEND);
        if (!serversDiffer || !ratesPerSec.isEmpty() || !clientCounts.isEmpty()) {
            factors.put(Factor.LOAD, loads());
            load = load.with(first());
        }
        return scene.plan("sweep", factors, load, null, scene.measure().trials(USUAL_TRIALS));
    }

    private List<Level> loads() {
        return ratesPerSec.isEmpty()
                ? clientCounts().stream().map(count -> new Level(
                        count == 1 ? "1 client" : count + " clients", count.toString())).toList()
                : ratesPerSec.stream().map(rate -> new Level(plain(rate) + "/s",
                        rate.toString())).toList();
    }

    /** The loop of the first load: the others are like it. */
    private Loop first() throws CommandFailure {
        if (!ratesPerSec.isEmpty()) {
            try {
                return scene.load().open(ratesPerSec.getFirst());
            } catch (IllegalArgumentException wrong) {
                throw CommandFailure.usage(String.valueOf(wrong.getMessage()));
            }
        }
        for (int count : clientCounts()) {
            LoadOptions.closed(count);
        }
        return LoadOptions.closed(clientCounts().getFirst());
    }

    private List<Integer> clientCounts() {
        return clientCounts.isEmpty() ? USUAL_CLIENTS : clientCounts;
    }

    private static String plain(double rate) {
        return rate == Math.rint(rate) ? Long.toString((long) rate) : Double.toString(rate);
    }
}
