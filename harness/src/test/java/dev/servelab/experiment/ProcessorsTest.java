package dev.servelab.experiment;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ProcessorsTest {
    @Test
    void split_twoProcessors_areShared() {
        Processors shared = Processors.split(List.of(set(0), set(1)));

        assertThat(shared.apart()).isFalse();
        assertThat(shared.why()).isEqualTo("server and clients share 2 processors");
    }

    @Test
    void split_fourCores_areHalved() {
        Processors split = Processors.split(List.of(set(0), set(1), set(2), set(3)));

        assertThat(split.server()).isEqualTo("0,1");
        assertThat(split.clients()).isEqualTo("2,3");
        assertThat(split.why()).isEqualTo("server on processors 0,1, clients on 2,3");
    }

    /** Processor n and n + 3 are the two halves of a core. */
    @Test
    void split_siblings_stayTogether() {
        Processors split = Processors.split(List.of(set(0, 3), set(1, 4), set(2, 5)));

        assertThat(split.server()).isEqualTo("0,3");
        assertThat(split.clients()).isEqualTo("1,2,4,5");
    }

    @Test
    void split_oneCoreOfFourThreads_isShared() {
        assertThat(Processors.split(List.of(set(0, 1, 2, 3))).apart()).isFalse();
    }

    @Test
    void parse_kernelsLists_areRead() {
        assertThat(Processors.parse("0-2,5\n")).isEqualTo(set(0, 1, 2, 5));
        assertThat(Processors.parse("7")).isEqualTo(set(7));
    }

    @Test
    void field_ofProcessStatus_isFoundByItsWholeName() {
        List<String> status = List.of("VmHWMX:\t 1 kB", "VmHWM:\t  206540 kB", "Threads:\t43");

        assertThat(ProcessFigures.field(status, "VmHWM")).hasValue(206_540);
        assertThat(ProcessFigures.field(status, "Threads")).hasValue(43);
        assertThat(ProcessFigures.field(status, "VmPeak")).isEmpty();
    }

    private static SortedSet<Integer> set(Integer... processors) {
        return new TreeSet<>(List.of(processors));
    }
}
