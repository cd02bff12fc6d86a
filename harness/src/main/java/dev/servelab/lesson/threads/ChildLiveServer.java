package dev.servelab.lesson.threads;

import com.google.gson.JsonObject;
import dev.servelab.experiment.RunScope;
import dev.servelab.experiment.ServerLaunch;
import dev.servelab.experiment.ServerProcess;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A server in a JVM of its own, in the care of a scope. */
final class ChildLiveServer implements LiveServer {
    private static final int LOOKS = 1_000;

    private final RunScope scope;
    private final ServerProcess process;

    private ChildLiveServer(RunScope scope, ServerProcess process) {
        this.scope = scope;
        this.process = process;
    }

    /** Starts servers of that folder. */
    static Start in(RunScope scope, Path folder) {
        return options -> new ChildLiveServer(scope, scope.add(
                ServerProcess.start(new ServerLaunch(folder, List.of(options)))));
    }

    @Override
    public InetSocketAddress address() {
        return process.address();
    }

    @Override
    public void disk(boolean on) throws IOException, InterruptedException {
        process.ask(on ? "disk on" : "disk off", "switch its declared disk");
    }

    @Override
    public JsonObject stats() throws IOException, InterruptedException {
        return process.stats();
    }

    /** Returns when it stands still. */
    @Override
    public void freeze() throws IOException, InterruptedException {
        signal("STOP");
        Path state = Path.of("/proc", Long.toString(process.pid()), "stat");
        for (int i = 0; i < LOOKS && !Files.readString(state).contains(") T "); i++) {
            TimeUnit.MILLISECONDS.sleep(1);
        }
    }

    @Override
    public void thaw() throws IOException, InterruptedException {
        signal("CONT");
    }

    /** By the shell's own kill: there may be no other. */
    private void signal(String name) throws IOException, InterruptedException {
        int status = new ProcessBuilder("sh", "-c", "kill -" + name + " " + process.pid())
                .inheritIO().start().waitFor();
        if (status != 0) {
            throw new IOException("cannot send SIG" + name + " to the server");
        }
    }

    @Override
    public void close() throws IOException {
        scope.release(process);
    }
}
