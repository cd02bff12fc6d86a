package dev.servelab.experiment;

import dev.servelab.testing.NotChecked;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What Linux says in its own formats, and what is made of what it does not say. */
class SystemFiguresTest {
    /** Many pages, however large they are. */
    private static final long TOUCHED_BYTES = 16 << 20;
    /** As one machine said it, shortened. */
    private static final List<String> NETSTAT = List.of(
            "TcpExt: SyncookiesSent ListenOverflows ListenDrops TCPSynRetrans",
            "TcpExt: 1 22 333 4444", "IpExt: InNoRoutes ListenOverflows", "IpExt: 7 8");
    private static final List<String> SNMP = List.of("Ip: Forwarding RetransSegs", "Ip: 1 9",
            "Tcp: RtoAlgorithm RtoMin MaxConn RetransSegs InErrs", "Tcp: 1 200 -1 55555 0");

    @Test
    void networkCounters_ofWhatLinuxSays_areThose() {
        NetworkCounters counters = NetworkCounters.of(NETSTAT, SNMP);

        assertThat(counters).isEqualTo(new NetworkCounters(OptionalLong.of(22),
                OptionalLong.of(333), OptionalLong.of(55_555), OptionalLong.of(4_444)));
        assertThat(counters.since(counters).listenOverflows()).hasValue(0);
        assertThat(counters.plus(counters).listenDrops()).hasValue(666);
    }

    @Test
    void networkCounters_ofWhatIsNotSaid_areUnknown() {
        assertThat(NetworkCounters.of(List.of(), List.of())).isEqualTo(NetworkCounters.UNKNOWN);
        assertThat(NetworkCounters.of(List.of("TcpExt: A ListenDrops", "TcpExt: 1"), SNMP))
                .isEqualTo(new NetworkCounters(OptionalLong.empty(), OptionalLong.empty(),
                        OptionalLong.of(55_555), OptionalLong.empty()));
        NetworkCounters known = NetworkCounters.of(NETSTAT, SNMP);
        assertThat(known.since(NetworkCounters.UNKNOWN)).isEqualTo(NetworkCounters.UNKNOWN);
        assertThat(NetworkCounters.UNKNOWN.plus(known)).isEqualTo(NetworkCounters.UNKNOWN);
    }

    /** proc(5): the tenth and the twelfth; the second is the name, whatever it is. */
    @Test
    void processFigures_ofAStrangeName_areBehindIt() {
        List<String> stat = List.of("4711 (a) (b 1) S 1 4711 4711 0 -1 4194304 1234 99 56 7 8 9");

        assertThat(ProcessFigures.number(stat, 7)).hasValue(1_234);
        assertThat(ProcessFigures.number(stat, 9)).hasValue(56);
        assertThat(ProcessFigures.number(stat, 99)).isEmpty();
        assertThat(ProcessFigures.number(List.of(), 7)).isEmpty();
    }

    /** Memory that is written for the first time is a fault; it is not on any disk. */
    @Test
    void processFigures_memoryIsTouched_countsFaults() {
        if (!Files.exists(Path.of("/proc/self/stat"))) {
            NotChecked.here("page faults are counted", "there is no /proc");
            return;
        }
        ProcessFigures before = ProcessFigures.of(ProcessHandle.current());
        try (Arena arena = Arena.ofConfined()) {
            arena.allocate(TOUCHED_BYTES).fill((byte) 1);
        }
        ProcessFigures after = ProcessFigures.of(ProcessHandle.current());

        assertThat(Known.difference(after.minorFaults(), before.minorFaults()).orElseThrow())
                .isPositive();
        assertThat(after.majorFaults().orElseThrow()).isNotNegative();
    }

    @Test
    void networkCounters_ofThisMachine_areAllKnown() {
        if (!Files.exists(Path.of("/proc/net/netstat"))) {
            NotChecked.here("listen overflows are counted", "there is no /proc/net/netstat");
            return;
        }
        NetworkCounters now = NetworkCounters.now();

        assertThat(now.listenOverflows()).isPresent();
        assertThat(now.listenDrops()).isPresent();
        assertThat(now.retransmittedSegments()).isPresent();
        assertThat(now.retransmittedSyns()).isPresent();
    }
}
