package dev.servelab.torture;

import com.google.gson.JsonObject;
import dev.servelab.experiment.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * What is done to the server's process and to its disk, for a fraction of a second each time; one
 * after another, on one thread.
 */
final class ServerFaults {
    private static final int SHORTEST_MS = 50;
    private static final int LONGEST_MS = 350;
    /** While the disk is bad, one of so many calls fails or falls short. */
    private static final int ONE_CALL_IN = 100;
    private static final int COMMAND_LIMIT_S = 10;

    private final Scene scene;
    private final ServerProcess server;
    private final SplittableRandom random;
    /** The limit that the server has when it is left alone; empty where it cannot be moved. */
    private final OptionalLong descriptors;
    private final boolean canStop;

    ServerFaults(Scene scene, ServerProcess server, SplittableRandom random)
            throws InterruptedException {
        this.scene = scene;
        this.server = server;
        this.random = random;
        this.descriptors = descriptorLimit();
        this.canStop = run("kill", "-CONT", Long.toString(server.pid()));
    }

    /** Whether this system has the means for it. */
    boolean isPossible(FaultKind kind) {
        return switch (kind) {
            case STOP -> canStop;
            case NO_DESCRIPTORS -> descriptors.isPresent();
            default -> true;
        };
    }

    /** Does one, and returns when it is over. */
    void apply(FaultKind kind) throws IOException, InterruptedException {
        switch (kind) {
            case IO_ERROR -> failDisk();
            case STOP -> stop();
            case NO_DESCRIPTORS -> takeDescriptors();
            default -> throw new IllegalArgumentException(kind + " is not done to a server");
        }
    }

    private void failDisk() throws IOException, InterruptedException {
        scene.judge.diskFaults.begin(scene.clock.nowNs());
        JsonObject before = injection(ONE_CALL_IN);
        pause();
        JsonObject after = injection(0);
        scene.judge.diskFaults.end(scene.clock.nowNs());
        count(FaultKind.IO_ERROR, Injector.IO_ERRORS, before, after);
        count(FaultKind.SHORT_READ, Injector.SHORT_READS, before, after);
    }

    private JsonObject injection(int oneCallIn) throws IOException, InterruptedException {
        return server.ask(TortureServer.INJECT + oneCallIn, "say how many faults it had");
    }

    private void count(FaultKind kind, String field, JsonObject before, JsonObject after) {
        scene.faults.add(kind, after.get(field).getAsLong() - before.get(field).getAsLong());
    }

    private void stop() throws InterruptedException {
        String pid = Long.toString(server.pid());
        if (run("kill", "-STOP", pid)) {
            scene.faults.add(FaultKind.STOP);
            pause();
        }
        run("kill", "-CONT", pid);
    }

    /** Leaves it one descriptor beyond those that it has. */
    private void takeDescriptors() throws InterruptedException {
        scene.judge.noDescriptors.begin(scene.clock.nowNs());
        if (limitDescriptors(highestDescriptor() + 2)) {
            scene.faults.add(FaultKind.NO_DESCRIPTORS);
            pause();
        }
        limitDescriptors(descriptors.orElseThrow());
        scene.judge.noDescriptors.end(scene.clock.nowNs());
    }

    private void pause() throws InterruptedException {
        scene.pause(random.nextInt(SHORTEST_MS, LONGEST_MS));
    }

    private boolean limitDescriptors(long soft) throws InterruptedException {
        return run("prlimit", "--pid", Long.toString(server.pid()), "--nofile=" + soft + ":");
    }

    private OptionalLong descriptorLimit() throws InterruptedException {
        if (!run("prlimit", "--version")) {
            return OptionalLong.empty();
        }
        try {
            return Files.readAllLines(Path.of("/proc", Long.toString(server.pid()), "limits"))
                    .stream().filter(line -> line.startsWith("Max open files"))
                    .mapToLong(line -> Long.parseLong(line.split("\\s+", -1)[3])).findFirst();
        } catch (IOException | NumberFormatException unknown) {
            return OptionalLong.empty();
        }
    }

    private long highestDescriptor() {
        try (Stream<Path> open = Files
                .list(Path.of("/proc", Long.toString(server.pid()), "fd"))) {
            return open.mapToLong(fd -> Long.parseLong(fd.getFileName().toString())).max()
                    .orElse(0);
        } catch (IOException gone) {
            return descriptors.orElseThrow();
        }
    }

    private static boolean run(String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(List.of(command)).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            return process.waitFor(COMMAND_LIMIT_S, TimeUnit.SECONDS)
                    && process.exitValue() == 0;
        } catch (IOException noSuchCommand) {
            return false;
        }
    }
}
