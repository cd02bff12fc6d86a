package dev.servelab.front;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class JobQueueTest {
    private final JobQueue jobs = new JobQueue();
    private final List<String> ran = new ArrayList<>();

    @Test
    void close_jobsLeft_areCarriedOutInOrder() {
        jobs.add(() -> ran.add("a"));
        jobs.add(() -> ran.add("b"));

        jobs.close();

        assertThat(ran).containsExactly("a", "b");
        jobs.add(() -> ran.add("late"));
        assertThat(ran).containsExactly("a", "b", "late");
    }

    /** Others may wait for what stands behind it. */
    @Test
    void close_oneJobBreaks_theOthersAreCarriedOut() {
        jobs.add(() -> ran.add("a"));
        jobs.add(() -> {
            throw new IllegalStateException("planted");
        });
        jobs.add(() -> ran.add("c"));

        assertThatThrownBy(jobs::close).hasMessage("planted");

        assertThat(ran).containsExactly("a", "c");
    }
}
