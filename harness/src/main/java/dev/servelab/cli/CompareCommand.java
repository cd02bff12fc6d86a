package dev.servelab.cli;

import dev.servelab.experiment.ExperimentPlan;
import dev.servelab.experiment.Scene;
import dev.servelab.experiment.Scenes;
import dev.servelab.server.StrategySpec;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code compare}: every strategy with every policy, side by side. */
@Command(name = "compare", sortOptions = false,
        description = {"Launch every strategy with every policy, load them, compare.",
                "With nothing else it plays two scenes: Rush (what does a connection cost?) and",
                "Crowd (who keeps its promises when readers are slow and the disk costs "
                        + "something?)."},
        customSynopsis = "servelab compare [OPTION...] [DIRECTORY]")
final class CompareCommand implements Callable<Integer> {
    private static final int USUAL_TRIALS = 2;

    private final Streams streams;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--scene", paramLabel = "NAME", split = ",",
            converter = CatalogueConverters.OfScene.class,
            description = "Play rush or crowd; both are played where nothing else is asked for")
    private List<Scenes> scenes = new ArrayList<>();

    @Mixin
    private final VariantsOptions variants = new VariantsOptions();

    @Mixin
    private final SceneOptions scene = new SceneOptions();

    CompareCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException, CommandFailure, InterruptedException {
        return new Measurement(streams, spec, scene.measure()).run(plan());
    }

    private ExperimentPlan plan() throws CommandFailure {
        Set<String> asked = asked();
        asked.removeAll(MeasureOptions.NAMES);
        boolean named = asked.remove("--scene");
        if (asked.isEmpty()) {
            return played(named ? scenes : List.of(Scenes.values()));
        }
        if (named) {
            throw CommandFailure.usage("--scene is played as it is: not with "
                    + String.join(", ", asked));
        }
        List<StrategySpec> strategies = variants.strategies(scene.server()::suits);
        MeasureOptions.checkServers(strategies, variants.policies(), scene.server());
        return scene.plan("compare", scene.factors(strategies, variants.policies()), null, null,
                scene.measure().trials(USUAL_TRIALS));
    }

    private ExperimentPlan played(List<Scenes> those) throws CommandFailure {
        List<Scene> played = new ArrayList<>();
        for (Scenes each : those) {
            List<String> options = scene.server().arguments();
            played.add(scene.measure().namesTrials()
                    ? each.play(options, scene.measure().trials(USUAL_TRIALS))
                    : each.play(options));
        }
        return new ExperimentPlan(played, scene.measure().seed(),
                scene.measure().requestsCsv());
    }

    /** The options that were given, by their longest names; a folder is one, too. */
    private Set<String> asked() {
        Set<String> asked = new HashSet<>();
        var given = spec.commandLine().getParseResult();
        given.matchedOptions().forEach(option -> asked.add(option.longestName()));
        given.matchedPositionals().forEach(folder -> asked.add(folder.paramLabel()));
        return asked;
    }
}
