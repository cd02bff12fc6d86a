package dev.servelab.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

/**
 * What the system counts of TCP, of all processes together: those of a run are the differences over
 * its window, and whatever else ran on this machine is in them. Empty is what it does not say:
 * Linux says all.
 *
 * @param listenOverflows       connections that came while a backlog was full
 * @param listenDrops           connections that were dropped before accept, for that or another reason
 * @param retransmittedSegments segments that were sent again
 * @param retransmittedSyns     of those, the ones that open a connection
 */
public record NetworkCounters(OptionalLong listenOverflows, OptionalLong listenDrops,
        OptionalLong retransmittedSegments, OptionalLong retransmittedSyns) {
    private static final Path EXTENDED = Path.of("/proc/net/netstat");
    private static final Path BASIC = Path.of("/proc/net/snmp");

    /** Nothing is known. */
    public static final NetworkCounters UNKNOWN = new NetworkCounters(OptionalLong.empty(),
            OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty());

    /** The counts since the machine began. */
    public static NetworkCounters now() {
        return of(lines(EXTENDED), lines(BASIC));
    }

    static NetworkCounters of(List<String> extended, List<String> basic) {
        return new NetworkCounters(field(extended, "TcpExt:", "ListenOverflows"),
                field(extended, "TcpExt:", "ListenDrops"), field(basic, "Tcp:", "RetransSegs"),
                field(extended, "TcpExt:", "TCPSynRetrans"));
    }

    /** What was counted since {@code earlier}. */
    public NetworkCounters since(NetworkCounters earlier) {
        return new NetworkCounters(
                Known.difference(listenOverflows, earlier.listenOverflows),
                Known.difference(listenDrops, earlier.listenDrops),
                Known.difference(retransmittedSegments, earlier.retransmittedSegments),
                Known.difference(retransmittedSyns, earlier.retransmittedSyns));
    }

    /** Both together. */
    public NetworkCounters plus(NetworkCounters other) {
        return new NetworkCounters(Known.sum(listenOverflows, other.listenOverflows),
                Known.sum(listenDrops, other.listenDrops),
                Known.sum(retransmittedSegments, other.retransmittedSegments),
                Known.sum(retransmittedSyns, other.retransmittedSyns));
    }

    /** There a line of names is followed by a line of numbers; both begin with the protocol. */
    private static OptionalLong field(List<String> lines, String protocol, String name) {
        for (int i = 0; i + 1 < lines.size(); i++) {
            List<String> names = words(lines.get(i));
            List<String> numbers = words(lines.get(i + 1));
            int at = names.indexOf(name);
            if (names.getFirst().equals(protocol) && at > 0 && at < numbers.size()) {
                return OptionalLong.of(Long.parseLong(numbers.get(at)));
            }
        }
        return OptionalLong.empty();
    }

    private static List<String> words(String line) {
        return Arrays.asList(line.split(" ", -1));
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException notLinux) {
            return List.of();
        }
    }
}
