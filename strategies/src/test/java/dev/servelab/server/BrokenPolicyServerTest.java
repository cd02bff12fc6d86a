package dev.servelab.server;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.servelab.cache.CacheSpec;
import dev.servelab.cache.CacheStats;
import dev.servelab.custom.BrokenPolicy;
import dev.servelab.custom.CustomPolicy;
import dev.servelab.custom.PolicyFiles;
import dev.servelab.testing.SharedFiles;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** A server with a policy from a file: one that keeps the rules, and one that breaks one. */
class BrokenPolicyServerTest {
    private static final int FILES = 12;
    private static final int BYTES = 4096;
    private static final int CACHED = 4;

    @TempDir
    private Path root = Path.of("");

    @TempDir
    private Path sources = Path.of("");

    @BeforeEach
    void writeFiles() throws Exception {
        SharedFiles files = new SharedFiles(root);
        for (int i = 0; i < FILES; i++) {
            files.write("file" + i, BYTES);
        }
    }

    @Test
    void get_policyKeepsTheRules_evictsAsItSays() throws Exception {
        CustomPolicy policy = CustomPolicy.compile(PolicyFiles.fifo(sources, "Mine"));
        JsonObject stats = serveAll(policy, false);
        assertThat(stats.get("policy").getAsString()).isEqualTo(policy.id());
        assertThat(stats.get("policy_broken").isJsonNull()).isTrue();
    }

    @Test
    void get_policyBreaksARule_isNamedInStatsAndTheServerGoesOn() throws Exception {
        for (BrokenPolicy broken : new BrokenPolicy[]{BrokenPolicy.UNKNOWN,
                BrokenPolicy.THROWS_ON_INSERT, BrokenPolicy.EXITS}) {
            JsonObject stats = serveAll(broken.compile(sources), true);
            assertThat(stats.get("policy").getAsString()).startsWith("lock-aware:");
            assertThat(stats.get("policy_broken").getAsString()).as(broken.name())
                    .startsWith(sources.resolve("Broken.java").toString());
        }
    }

    /** Each file once, and the last ones again: hits, since a fifo has them. Gives STATS. */
    private JsonObject serveAll(CustomPolicy policy, boolean lockAware) throws Exception {
        ServerSettings settings = Variants.of(root, StrategySpec.DEFAULT,
                new CacheSpec(policy, lockAware), CACHED * BYTES);
        try (FileServer server = TestClock.serve(settings);
                RawClient client = RawClient.connect(server)) {
            for (int i = 0; i < FILES + CACHED; i++) {
                int file = i < FILES ? i : i - CACHED;
                assertThat(client.send("GET file" + file + "\n").body()).hasSize(BYTES);
                server.checkInvariants();
            }
            CacheStats stats = server.cache().stats();
            assertThat(stats.evictions()).isEqualTo(FILES - CACHED);
            assertThat(stats.hits()).isEqualTo(CACHED);
            return JsonParser.parseString(server.stats()).getAsJsonObject();
        }
    }
}
