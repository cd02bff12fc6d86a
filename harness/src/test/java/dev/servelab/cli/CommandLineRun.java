package dev.servelab.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;

import static org.assertj.core.api.Assertions.assertThat;

/** What one command did in this process: its status and all that it wrote. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record CommandLineRun(int status, byte[] bytes, String err) {
    static CommandLineRun of(String... arguments) {
        return on(Terminal.none(), arguments);
    }

    static CommandLineRun on(Terminal terminal, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        StringWriter err = new StringWriter();
        int status = Main.run(arguments, Streams.of(new ResultStream(out),
                new PrintWriter(err, true), terminal, StandardCharsets.UTF_8));
        assertThat(err.toString()).doesNotContain("\tat ", "Exception:");
        return new CommandLineRun(status, out.toByteArray(), err.toString());
    }

    String out() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Asserts the status and, if it is not 0, exactly one line that says why. */
    CommandLineRun endsWith(int expected) {
        assertThat(status).as("status, after: %s", err).isEqualTo(expected);
        if (expected != ExitStatus.DONE) {
            assertThat(err.lines()).hasSize(1);
            assertThat(err).startsWith("servelab: ");
        }
        return this;
    }
}
