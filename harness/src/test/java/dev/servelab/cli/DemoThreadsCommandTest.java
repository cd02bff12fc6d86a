package dev.servelab.cli;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DemoThreadsCommandTest {
    @Test
    void list_ofExperiments_hasALineForEach() {
        assertThat(CommandLineRun.of("demo", "threads", "--list", "--lang", "en")
                .endsWith(ExitStatus.DONE).out().lines()).containsExactly(
                        "  waves           more clients than threads",
                        "  keep-alive-hog  open connections that ask nothing",
                        "  slow-readers    clients that take their time to read",
                        "  held-carrier    file reads that stop virtual threads",
                        "  backlog         connections that nobody has accepted yet");
        assertThat(CommandLineRun.of("demo", "threads", "--list", "--lang", "pt").out())
                .contains("mais clientes do que threads");
    }

    @Test
    void run_unknownName_saysWhatThereIs() {
        assertThat(CommandLineRun.of("demo", "threads", "waves", "tides")
                .endsWith(ExitStatus.USAGE).err()).contains("unknown experiment 'tides': waves, "
                        + "keep-alive-hog, slow-readers, held-carrier, backlog");
    }
}
