package dev.servelab.cache;

import dev.servelab.custom.BrokenPolicy;
import dev.servelab.custom.CustomPolicy;
import dev.servelab.testing.Corpus;
import dev.servelab.testing.Depth;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever rule a policy from a file breaks, the cache around it stays right. */
@Tag(Depth.TAG)
class BrokenPolicyFuzzTest {
    /** A loop costs a tenth of a second each time. */
    private static final int FAULTS = Depth.of(3, Integer.MAX_VALUE);

    private final Corpus corpus = Corpus.of("cache");

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @EnumSource
    void operations_policyBreaksARule_cacheStaysRight(BrokenPolicy broken) throws Exception {
        CustomPolicy policy = broken.compile(folder);
        List<String> faults = new ArrayList<>();
        corpus.replay(input -> {
            if (faults.size() >= FAULTS) {
                return;
            }
            boolean lockAware = (input[0] & 1) == 0;
            String fault = CacheFuzz.check(input, new FileCache.Parts() {},
                    new CacheSpec(policy, lockAware));
            if (fault != null) {
                faults.add(fault);
            }
        });
        assertThat(faults).isNotEmpty().allSatisfy(
                fault -> assertThat(fault).contains("Broken.java"));
    }
}
