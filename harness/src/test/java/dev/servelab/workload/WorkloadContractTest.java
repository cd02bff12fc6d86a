package dev.servelab.workload;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What every workload of the catalogue owes to those who ask by it. */
class WorkloadContractTest {
    private static final long SEED = 7;
    private static final int CLIENTS = 4;

    @TempDir
    static Path folder;

    private static Path trace;

    @BeforeAll
    static void writeTrace() throws IOException {
        trace = folder.resolve("trace.csv");
        Files.write(trace, IntStream.range(0, 3_000)
                .mapToObj(i -> "file" + (i * 7_919L % 1_000) + "," + i).toList());
    }

    @ParameterizedTest
    @EnumSource(Workloads.class)
    void parse_ofWhatIsPrinted_isTheSame(Workloads kind) {
        WorkloadSpec spec = spec(kind);

        assertThat(WorkloadSpec.parse(spec.toString())).isEqualTo(spec).hasSameHashCodeAs(spec);
        assertThat(spec.toString()).startsWith(kind.id());
        assertThat(WorkloadSpec.possible()).contains(kind.form());
        assertThat(kind.description()).isNotBlank().doesNotContain("\n");
    }

    @ParameterizedTest
    @EnumSource(Workloads.class)
    void next_sameNumbers_sameFiles(Workloads kind) throws IOException {
        assertThat(draw(workload(kind, 1_000).requests(1, 2, 3), 200))
                .isEqualTo(draw(workload(kind, 1_000).requests(1, 2, 3), 200));
    }

    @ParameterizedTest
    @EnumSource(Workloads.class)
    void next_otherSeedWindowOrClient_otherFiles(Workloads kind) throws IOException {
        Workload workload = workload(kind, 1_000);

        assertThat(Stream.of(workload.requests(1, 1, 1), workload.requests(2, 1, 1),
                workload.requests(1, 2, 1), workload.requests(1, 1, 2))
                .map(requests -> draw(requests, 100))).doesNotHaveDuplicates();
    }

    /** Streams are each client's own: whoever asks more does not change what others ask. */
    @ParameterizedTest
    @EnumSource(Workloads.class)
    void next_inTurnWithAnother_isWhatItIsAlone(Workloads kind) throws IOException {
        Workload workload = workload(kind, 1_000);
        List<WorkFile> alone = draw(workload.requests(1, 1, 0), 100);
        Requests first = workload.requests(1, 1, 0);
        Requests second = workload.requests(1, 1, 1);
        List<WorkFile> inTurn = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            inTurn.add(first.next());
            second.next();
            second.next();
        }

        assertThat(inTurn).isEqualTo(alone);
    }

    @ParameterizedTest
    @EnumSource(Workloads.class)
    void next_fewFiles_areTheFilesThatThereAre(Workloads kind) throws IOException {
        for (int count = 1; count <= 12; count++) {
            List<WorkFile> files = files(count);
            for (int client = 0; client < CLIENTS; client++) {
                Requests requests = spec(kind).over(files, SEED, CLIENTS)
                        .requests(SEED, 1, client);
                assertThat(draw(requests, 300)).as("%d files", count).isSubsetOf(files);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Workloads.class)
    void next_longEnough_asksForEveryFile(Workloads kind) throws IOException {
        Workload workload = workload(kind, 30);
        Set<WorkFile> asked = new HashSet<>();
        for (int client = 0; client < CLIENTS; client++) {
            asked.addAll(draw(workload.requests(SEED, 1, client), 2_000));
        }

        assertThat(asked).as("seed %d", SEED).hasSize(30);
    }

    @ParameterizedTest
    @EnumSource(Workloads.class)
    void over_noFilesOrNoClients_isRefused(Workloads kind) {
        assertThatThrownBy(() -> spec(kind).over(List.of(), SEED, 1))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("no files");
        assertThatThrownBy(() -> spec(kind).over(files(1), SEED, 0))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("clients");
    }

    private static WorkloadSpec spec(Workloads kind) {
        return WorkloadSpec.parse(kind == Workloads.TRACE ? "trace:" + trace : kind.id());
    }

    private static Workload workload(Workloads kind, int files) throws IOException {
        return spec(kind).over(files(files), SEED, CLIENTS);
    }

    static List<WorkFile> files(int count) {
        return IntStream.range(0, count).mapToObj(i -> WorkFile.listed("file" + i, i)).toList();
    }

    static List<WorkFile> draw(Requests requests, int count) {
        return Stream.generate(requests::next).limit(count).toList();
    }
}
