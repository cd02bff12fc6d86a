package dev.servelab.cli;

import dev.servelab.testing.planted.ChangedClasses;
import dev.servelab.testing.planted.ChangedSource;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** A line more in the catalogue of policies is in every command that has policies. */
class AddedPolicyTest {
    private static final Path CATALOGUE = Path
            .of("../strategies/src/main/java/dev/servelab/eviction/Order.java");
    private static final String FIRST_LINE = "FIFO(\"fifo\"";
    private static final String LINE = "TWIN(\"twin\", \"evicts as fifo does\", c -> new Fifo()), ";

    @TempDir
    Path folder;

    @Test
    void help_oneLineMoreInTheCatalogue_namesThePolicy() throws Exception {
        Path catalogue = ChangedSource.change(CATALOGUE, FIRST_LINE, LINE + FIRST_LINE, folder);
        try (ChangedClasses loader = new ChangedClasses(
                ChangedSource.compile(List.of(catalogue), folder))) {
            for (String command : List.of("serve", "bench", "compare")) {
                assertThat((String) loader.loadClass(Help.class.getName())
                        .getMethod("of", String.class).invoke(null, command)).as(command)
                        .containsPattern("twin +evicts as fifo does");
            }
        }
    }

    /** Called by its name among the changed classes. */
    public static final class Help {
        private Help() {}

        public static String of(String command) {
            return CommandLineRun.of(command, "--help").out();
        }
    }
}
