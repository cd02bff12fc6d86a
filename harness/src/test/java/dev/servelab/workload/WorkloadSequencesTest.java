package dev.servelab.workload;

import java.io.IOException;
import java.util.List;
import java.util.zip.CRC32C;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static dev.servelab.workload.WorkloadContractTest.draw;
import static dev.servelab.workload.WorkloadContractTest.files;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A seed asks for the same files in every version: results that were published with a seed can be
 * measured again. The sums were written down when the workloads were first released.
 */
class WorkloadSequencesTest {
    @ParameterizedTest
    @CsvSource({"zipf:0.9, 37d41e89", "zipf:0, db3c11ae", "uniform, db3c11ae", "loop, 3c35fc9a",
            "scan, af11add8", "hotspot-shift, 31e82eb1", "one-hit:0.3, b2e10ca6"})
    void requests_ofASeed_areTheSameInEveryVersion(String spec, String sum) throws IOException {
        assertThat(sumOf(spec)).as("%s", spec).isEqualTo(sum);
    }

    private static String sumOf(String spec) throws IOException {
        CRC32C sum = new CRC32C();
        Workload workload = WorkloadSpec.parse(spec).over(files(997), 3, 5);
        for (long stream = 0; stream < 3; stream++) {
            for (long client = 0; client < 5; client++) {
                List<WorkFile> asked = draw(workload.requests(11, stream, client), 2_000);
                asked.forEach(file -> sum.update(file.name().getBytes(UTF_8)));
            }
        }
        return Long.toHexString(sum.getValue());
    }
}
