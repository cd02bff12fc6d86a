package dev.servelab.benchmarks;

import java.io.IOException;
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
 * What does it cost to hand an answer, a head of 40 bytes and a body, to the system? Each way of
 * {@link WayOfSending}, from a platform thread, over loopback to a thread that only reads; time until
 * the system has taken all.
 *
 * <p>A sender is never faster than that reader, so large bodies show the slower of the two. Loopback
 * copies in memory: a network card may turn the order of the ways round, above all of
 * {@code TRANSFER_TO}, which moreover holds the carrier of a virtual thread.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class WriteBenchmark {
    @Param
    public WayOfSending way;

    /** 1 KiB, 64 KiB, 1 MiB. */
    @Param({"1024", "65536", "1048576"})
    public int bodyBytes;

    private Wire wire;

    @Setup
    public void connect() throws IOException {
        wire = new Wire(bodyBytes);
    }

    @TearDown
    public void close() throws IOException {
        wire.close();
    }

    /** What it does is a system call's effect: nothing that a compiler could leave out. */
    @Benchmark
    @Threads(1)
    public void send() throws IOException {
        way.send(wire);
    }
}
