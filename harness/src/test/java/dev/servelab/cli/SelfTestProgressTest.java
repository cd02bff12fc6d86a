package dev.servelab.cli;

import dev.servelab.selftest.PartResult;
import dev.servelab.selftest.Reading;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SelfTestProgressTest {
    private static final PartResult LIES = result("lies", true);
    private static final PartResult QUEUE = result("queue", false);

    private final StringWriter err = new StringWriter();

    /** ESC[K erases the rest of a line. */
    @Test
    void progress_onATerminal_showsThePartThatRunsAndKeepsTheOthers() {
        SelfTestProgress progress = progress(new Terminal(true, 80));

        progress.begins(1, 2, "lies", "Lies are counted.");
        progress.ended(LIES);
        progress.begins(2, 2, "queue", "It waits.");
        progress.close();
        progress.ended(QUEUE);

        assertThat(err).hasToString("1 of 2, lies: Lies are counted.\r\033[K"
                + "servelab: lies passed, in 1.5 s\n2 of 2, queue: It waits.\r\033[K");
    }

    @Test
    void progress_onANarrowTerminal_neverFillsALine() {
        SelfTestProgress progress = progress(new Terminal(true, 20));

        progress.begins(1, 2, "lies", "Lies are counted.");

        assertThat(err).hasToString("1 of 2, lies: Lies ");
    }

    @Test
    void progress_whereNobodyLooks_saysWhatIsOver() {
        SelfTestProgress progress = progress(Terminal.none());

        progress.begins(1, 2, "lies", "Lies are counted.");
        progress.ended(LIES);
        progress.begins(2, 2, "queue", "It waits.");
        progress.ended(QUEUE);
        progress.close();

        assertThat(err).hasToString(
                "servelab: lies passed, in 1.5 s\nservelab: queue FAILED, in 1.5 s\n");
    }

    private SelfTestProgress progress(Terminal terminal) {
        return new SelfTestProgress(new PrintWriter(err), terminal);
    }

    private static PartResult result(String id, boolean held) {
        return new PartResult(id, "", "", List.of(new Reading("", "", "", held)), "", 1.5);
    }
}
