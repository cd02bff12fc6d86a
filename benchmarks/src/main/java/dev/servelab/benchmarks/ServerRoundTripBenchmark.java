package dev.servelab.benchmarks;

import dev.servelab.server.FileServer;
import dev.servelab.server.ServerSettings;
import dev.servelab.server.Strategy;
import dev.servelab.server.StrategySpec;
import java.io.IOException;
import java.nio.file.Path;
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

/**
 * How long does a client wait for a cached file, from the request written to the last byte read? One
 * server with the defaults of {@code serve}, in this JVM; each client keeps its connection.
 * With one client it is the way there and back through two threads and the loopback device; with
 * sixteen, how a strategy shares the processors among them.
 *
 * <p>With {@code -prof gc} it shows what a hit allocates; the client allocates nothing.
 *
 * <p>It cannot compare strategies fairly: client and server share one heap, one compiler and all
 * processors, and nobody is slow. {@code compare} does that, with a JVM for each server.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ServerRoundTripBenchmark {
    private static final String NAME = "folder/file";

    /** A server that has the file cached. */
    @State(Scope.Benchmark)
    public static class Server {
        /** Every strategy of the catalogue, with its own number of threads. */
        @Param
        public Strategy strategy;

        /** 1 KiB, 64 KiB, 1 MiB. */
        @Param({"1024", "65536", "1048576"})
        public int fileBytes;

        private FileServer server;

        @Setup
        public void start() throws IOException {
            ServerSettings settings = ServerSettings.defaults(Path.of("."))
                    .withStrategy(new StrategySpec(strategy, strategy.defaultThreads()));
            server = FileServer.open(settings, new MemoryDirectory(fileBytes));
            server.start();
            new RoundTrip(server.address(), NAME).close();
        }

        @TearDown
        public void close() throws IOException {
            server.checkInvariants();
            server.close();
        }
    }

    /** One client and its connection. */
    @State(Scope.Thread)
    public static class Client {
        private RoundTrip connection;

        @Setup
        public void connect(Server server) throws IOException {
            connection = new RoundTrip(server.server.address(), NAME);
        }

        @TearDown
        public void close() throws IOException {
            connection.close();
        }
    }

    @Benchmark
    @Threads(1)
    public long get(Client client) throws IOException {
        return client.connection.get();
    }

    @Benchmark
    @Threads(16)
    public long getOfSixteenClients(Client client) throws IOException {
        return client.connection.get();
    }
}
