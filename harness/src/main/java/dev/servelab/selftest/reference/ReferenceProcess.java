package dev.servelab.selftest.reference;

import dev.servelab.experiment.ServerJvm;
import dev.servelab.experiment.ServerProcess;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A reference server, seen from the harness. One thread. */
public final class ReferenceProcess implements Closeable {
    private final ServerProcess process;

    /** Starts one that does the least that a server can do. */
    public static ReferenceProcess quiet() throws IOException, InterruptedException {
        return new ReferenceProcess("quiet");
    }

    /** Starts one that tells every {@link Lie} in turn. */
    public static ReferenceProcess lying() throws IOException, InterruptedException {
        return new ReferenceProcess("lying");
    }

    /** Starts an M/M/c queue with the service times of {@link ServiceTimes}. */
    public static ReferenceProcess queue(int workers, double meanServiceNs, long seed)
            throws IOException, InterruptedException {
        return new ReferenceProcess("queue", Integer.toString(workers),
                Double.toString(meanServiceNs), Long.toString(seed));
    }

    private ReferenceProcess(String... arguments) throws IOException, InterruptedException {
        process = ServerProcess.start(
                ServerJvm.command(ReferenceServer.class.getName(), List.of(arguments)));
    }

    /** As the system knows it; empty if it has ended. */
    public Optional<ProcessHandle> handle() {
        return ProcessHandle.of(process.pid());
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return process.address();
    }

    /** Lets it begin to count, and to draw, anew, once no request is under way. */
    public void restart() throws IOException, InterruptedException {
        process.ask("restart", "begin anew");
    }

    /** What it did since. */
    public ReferenceCounts counts() throws IOException, InterruptedException {
        return new ReferenceCounts(process.ask("counts", "say what it did"));
    }

    /** Lets it answer nothing for a while, from now on. */
    public void freeze(Duration length) throws IOException, InterruptedException {
        process.ask("freeze " + length.toMillis(), "freeze");
    }

    @Override
    public void close() {
        process.close();
    }
}
