package dev.servelab.fairness;

import dev.servelab.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What the machine had done at one moment, since it was started. Two of them, taken as the first
 * and the last thing of a window, make an {@link Activity}. Takes well under a millisecond.
 *
 * @param atNs of the monotonic clock
 * @param listenOverflows connections dropped because a listener's queue was full, on the whole
 *        machine: the system does not tell whose
 * @param swappedPages read from swap or written to it
 * @param generatorCpuS processor time of this process
 * @param serverCpuS of the server; empty where it is not known
 */
public record Observation(long atNs, Ticks ticks, OptionalLong listenOverflows,
        OptionalLong swappedPages, OptionalDouble generatorCpuS, OptionalDouble serverCpuS) {

    /** With a server that this process can see. */
    public static Observation now(ProcessHandle server) {
        return of(Machine.HERE, cpuS(server));
    }

    /** With a server that runs somewhere else. */
    public static Observation now() {
        return of(Machine.HERE, OptionalDouble.empty());
    }

    static Observation of(Machine machine, OptionalDouble serverCpuS) {
        return new Observation(Clock.SYSTEM.nanoTime(), Ticks.of(machine), overflows(machine),
                swappedPages(machine), cpuS(ProcessHandle.current()), serverCpuS);
    }

    /** What was done since {@code earlier}. */
    public Activity since(Observation earlier) {
        return new Activity((atNs - earlier.atNs) / 1e9, ticks.since(earlier.ticks),
                minus(listenOverflows, earlier.listenOverflows),
                minus(swappedPages, earlier.swappedPages),
                minus(generatorCpuS, earlier.generatorCpuS),
                minus(serverCpuS, earlier.serverCpuS));
    }

    private static OptionalLong overflows(Machine machine) {
        return machine.netCounter("proc/net/netstat", "TcpExt", "ListenOverflows");
    }

    private static OptionalLong swappedPages(Machine machine) {
        List<OptionalLong> both = List.of(machine.number("proc/vmstat", "pswpin "),
                machine.number("proc/vmstat", "pswpout "));
        return both.contains(OptionalLong.empty())
                ? OptionalLong.empty()
                : OptionalLong.of(both.stream().mapToLong(OptionalLong::getAsLong).sum());
    }

    private static OptionalDouble cpuS(ProcessHandle process) {
        return process.info().totalCpuDuration().map(Duration::toNanos)
                .map(ns -> OptionalDouble.of(ns / 1e9)).orElse(OptionalDouble.empty());
    }

    private static OptionalLong minus(OptionalLong later, OptionalLong earlier) {
        return later.isEmpty() || earlier.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(later.getAsLong() - earlier.getAsLong());
    }

    private static OptionalDouble minus(OptionalDouble later, OptionalDouble earlier) {
        return later.isEmpty() || earlier.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(later.getAsDouble() - earlier.getAsDouble());
    }
}
