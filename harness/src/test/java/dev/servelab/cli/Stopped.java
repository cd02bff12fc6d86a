package dev.servelab.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

/** A process that SIGSTOP holds, from when none of its threads runs any more until the close. */
final class Stopped implements AutoCloseable {
    private final long pid;

    private Stopped(long pid) {
        this.pid = pid;
    }

    static Stopped process(long pid) throws IOException {
        Stopped stopped = new Stopped(pid);
        signal("STOP", pid);
        while (!stopped.isStill()) {
            Thread.onSpinWait();
        }
        return stopped;
    }

    /** Whether every thread has the state T; see proc_pid_stat(5). */
    boolean isStill() throws IOException {
        try (DirectoryStream<Path> threads = Files.newDirectoryStream(
                Path.of("/proc", Long.toString(pid), "task"))) {
            for (Path thread : threads) {
                if (!state(thread).equals("T")) {
                    return false;
                }
            }
            return true;
        }
    }

    private static String state(Path thread) throws IOException {
        try {
            String stat = Files.readString(thread.resolve("stat"), StandardCharsets.UTF_8);
            return stat.substring(stat.lastIndexOf(')') + 2).split(" ", 2)[0];
        } catch (NoSuchFileException ended) {
            return "T";
        }
    }

    private static void signal(String name, long pid) throws IOException {
        Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(pid)).inheritIO()
                .start();
        assertThat(kill.onExit().join().exitValue()).as("kill -" + name).isZero();
    }

    @Override
    public void close() throws IOException {
        signal("CONT", pid);
    }
}
