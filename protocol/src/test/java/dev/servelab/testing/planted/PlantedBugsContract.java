package dev.servelab.testing.planted;

import dev.servelab.testing.planted.PlantedBug.Finding;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Every bug of a module's list is found by the test that is named for it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class PlantedBugsContract {
    private final List<PlantedBug> bugs;

    protected PlantedBugsContract(PlantedBug... bugs) {
        this.bugs = List.of(bugs);
    }

    @ParameterizedTest
    @MethodSource("bugs")
    void check_plantedBug_isFound(PlantedBug bug, @TempDir Path folder) throws Exception {
        Finding finding = bug.plant(folder);

        assertThat(finding.isFailure()).as(finding.output()).isTrue();
        assertThat(finding.output()).contains(bug.says());
    }

    /** Else the way of planting could be what fails. */
    @Test
    void check_sameSourceCompiledAnew_passes(@TempDir Path folder) throws Exception {
        PlantedBug bug = bugs.getFirst();
        PlantedBug none = new PlantedBug("none", bug.source(), bug.right(), bug.right(),
                bug.check(), bug.says());

        Finding finding = none.plant(folder);

        assertThat(finding.isPass()).as(finding.output()).isTrue();
    }

    List<PlantedBug> bugs() {
        return bugs;
    }
}
