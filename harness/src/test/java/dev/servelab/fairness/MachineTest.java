package dev.servelab.fairness;

import dev.servelab.testing.NotChecked;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** What is read from recorded files, from broken ones, and from none. */
class MachineTest {
    @TempDir
    private Path root;
    private RecordedMachine recorded;

    @BeforeEach
    void record() throws IOException {
        recorded = new RecordedMachine(root);
    }

    @Test
    void limits_ofARecordedMachine_areItsOwn() throws IOException {
        recorded.governor(0, "performance");
        recorded.governor(1, "powersave");

        Limits limits = Limits.of(recorded.machine(), RecordedMachine.SERVER_PID);

        assertThat(limits.backlog()).hasValue(4_096);
        assertThat(limits.ports()).hasValue(28_232);
        assertThat(limits.generatorDescriptors()).hasValue(20_000);
        assertThat(limits.serverDescriptors()).as("unlimited").isEmpty();
        assertThat(limits.governors()).containsExactly("performance", "powersave");
    }

    /** 100 of 400 ticks are processes' and 20 are stolen; 778 to 781 and 42 to 50. */
    @Test
    void since_twoMoments_isTheGrowth() throws IOException {
        Observation before = Observation.of(recorded.machine(), OptionalDouble.of(7));
        recorded.stat(3_808_065, 22_453, 634_242, 1_974_398, 4_954, 10, 120_524, 113_628);
        recorded.overflows(781);
        recorded.swapped(20, 30);

        Activity activity = Observation.of(recorded.machine(), OptionalDouble.of(9))
                .since(before);

        assertThat(activity.ticks()).isEqualTo(new Ticks(2, 100, 20, 400));
        assertThat(activity.stealShare()).hasValue(0.05);
        assertThat(activity.listenOverflows()).hasValue(3);
        assertThat(activity.swappedPages()).hasValue(8);
        assertThat(activity.serverCpuS()).hasValue(2);
        assertThat(activity.seconds()).isPositive();
    }

    /** Processes used 1/4 of 2 processors for 10 s, which is 5 s, and 4 s of them were ours. */
    @Test
    void othersShare_ofAll_isWhatOursLeave() {
        Activity activity = new Activity(10, new Ticks(2, 100, 0, 400), OptionalLong.empty(),
                OptionalLong.empty(), OptionalDouble.of(1), OptionalDouble.of(3));

        assertThat(activity.othersShare().orElseThrow()).isCloseTo(0.05, within(1e-9));
    }

    @Test
    void observation_withoutFiles_isNothingAndNeverZero() throws IOException {
        Machine nothing = new Machine(Files.createDirectory(root.resolve("empty")));

        Observation observation = Observation.of(nothing, OptionalDouble.empty());
        Activity activity = Observation.of(nothing, OptionalDouble.empty()).since(observation);

        assertThat(activity.stealShare()).isEmpty();
        assertThat(activity.othersShare()).isEmpty();
        assertThat(activity.listenOverflows()).isEmpty();
        assertThat(activity.swappedPages()).isEmpty();
        assertThat(Limits.of(nothing, 1)).isEqualTo(new Limits(OptionalLong.empty(),
                OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty(),
                nothing.governors()));
    }

    @Test
    void numbers_ofDamagedFiles_areNothing() throws IOException {
        recorded.write("proc/stat", "cpu 1 2 3\n");
        recorded.write("proc/net/netstat", "TcpExt: SyncookiesSent ListenOverflows\nTcpExt: 0\n");
        recorded.write("proc/vmstat", "pswpin 3\n");
        recorded.write("proc/sys/net/core/somaxconn", "many\n");
        recorded.write("proc/sys/net/ipv4/ip_local_port_range", "32768\n");

        Observation observation = Observation.of(recorded.machine(), OptionalDouble.empty());
        Limits limits = Limits.of(recorded.machine(), RecordedMachine.SERVER_PID);

        assertThat(observation.ticks().known()).isFalse();
        assertThat(observation.listenOverflows()).isEmpty();
        assertThat(observation.swappedPages()).isEmpty();
        assertThat(limits.backlog()).isEmpty();
        assertThat(limits.ports()).isEmpty();
    }

    /** The names of files and of their fields are as they are here, too. */
    @Test
    void observation_ofThisMachine_hasFoundItsFields() {
        if (!System.getProperty("os.name").equals("Linux")) {
            NotChecked.here("the fields of /proc", "this is not Linux");
            return;
        }
        ProcessHandle self = ProcessHandle.current();
        Observation now = Observation.now(self);
        Limits limits = Limits.of(self);

        assertThat(now.ticks().known()).isTrue();
        assertThat(now.ticks().processors()).isPositive();
        assertThat(now.listenOverflows()).isPresent();
        assertThat(now.swappedPages()).isPresent();
        assertThat(now.generatorCpuS()).isPresent();
        assertThat(limits.backlog()).isPresent();
        assertThat(limits.ports()).isPresent();
        assertThat(limits.serverDescriptors()).isEqualTo(limits.generatorDescriptors());
    }
}
