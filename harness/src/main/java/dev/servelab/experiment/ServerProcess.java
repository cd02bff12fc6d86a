package dev.servelab.experiment;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.servelab.protocol.WireNames;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A server in a JVM of its own, on a free port of 127.0.0.1. It is tied to this process by its
 * standard input, and is asked for its counters there, never through the port under test: a starved
 * server could not answer. Methods may come from any thread.
 */
public final class ServerProcess implements Closeable {
    private static final Duration START_LIMIT = Duration.ofSeconds(30);
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(10);
    /** For a server to end by itself once its standard input has. */
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(3);
    private static final Pattern LISTENING = Pattern
            .compile("listening on (\\S+):([0-9]{1,5})(?:\\s.*)?");
    /** Enough for what a server says before it gives up. */
    private static final int ERROR_LINES = 50;
    /** Stands for the end of standard output; no line of a server contains a NUL. */
    private static final String END = "\0";

    private final Process process;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    /** The last lines of standard error; its own lock. */
    private final Deque<String> errorLines = new ArrayDeque<>();
    private final Thread errorReader;
    private final InetSocketAddress address;

    /** Starts a server and returns once clients can connect. */
    public static ServerProcess start(ServerLaunch launch)
            throws IOException, InterruptedException {
        return start(launch.command());
    }

    /** The same by a whole command, which must say where it listens as {@code serve} does. */
    public static ServerProcess start(List<String> command)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command);
        ServerJvm.prepare(builder.environment());
        return new ServerProcess(builder.start());
    }

    private ServerProcess(Process process) throws IOException, InterruptedException {
        this.process = process;
        Thread.ofPlatform().daemon().name("server-out-" + process.pid())
                .start(() -> read(process.getInputStream(), lines::add, () -> lines.add(END)));
        this.errorReader = Thread.ofPlatform().daemon().name("server-err-" + process.pid())
                .start(() -> read(process.getErrorStream(), this::keep, () -> {}));
        try {
            this.address = awaitListening();
        } catch (IOException | InterruptedException | RuntimeException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return address;
    }

    /** The port that it picked. */
    public int port() {
        return address.getPort();
    }

    /** The system's number for it. */
    public long pid() {
        return process.pid();
    }

    /** The process itself. */
    ProcessHandle handle() {
        return process.toHandle();
    }

    /** Whether it has not ended yet. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** The counters, by the lifeline: the object of STATS. */
    public JsonObject stats() throws IOException, InterruptedException {
        return ask("stats", "give its counters");
    }

    /**
     * Says one line on the lifeline and reads the object that answers it. One caller at a time.
     *
     * @param task what the answer is, after "the server did not": for people
     */
    public synchronized JsonObject ask(String question, String task)
            throws IOException, InterruptedException {
        try {
            OutputStream in = process.getOutputStream();
            in.write((question + "\n").getBytes(US_ASCII));
            in.flush();
        } catch (IOException gone) {
            throw ended("had to " + task);
        }
        String line = next(ANSWER_LIMIT, task);
        try {
            return JsonParser.parseString(line).getAsJsonObject();
        } catch (JsonParseException | IllegalStateException e) {
            throw new ServerFailure("the server's answer is not JSON: " + shown(line));
        }
    }

    /** What the system says about it now. */
    public ProcessFigures figures() {
        return ProcessFigures.of(process.toHandle());
    }

    /**
     * Asks it to stop, by SIGTERM where there is one, and waits.
     *
     * @return its exit status
     * @throws ServerFailure if it is still there after {@code limit}; it is then killed
     */
    public int stop(Duration limit) throws IOException, InterruptedException {
        process.destroy();
        if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
            kill();
            throw new ServerFailure("the server did not stop within " + limit.toMillis() + " ms");
        }
        return process.exitValue();
    }

    /** Ends it at once, as {@code kill -9} does; returns when it has ended. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Lets go of the lifeline, waits a moment for the server to end, and kills it otherwise. */
    @Override
    public void close() {
        try {
            process.getOutputStream().close();
        } catch (IOException alreadyGone) {
            // Nothing was in the pipe that anybody waits for.
        }
        try {
            if (!process.waitFor(CLOSE_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** The last lines that it wrote to standard error, oldest first. */
    public List<String> errorOutput() {
        synchronized (errorLines) {
            return List.copyOf(errorLines);
        }
    }

    private InetSocketAddress awaitListening() throws IOException, InterruptedException {
        String line = next(START_LIMIT, "say where it listens");
        Matcher listening = LISTENING.matcher(line);
        if (!listening.matches()) {
            throw new ServerFailure("the server's first line is not 'listening on': "
                    + shown(line));
        }
        return new InetSocketAddress(listening.group(1), Integer.parseInt(listening.group(2)));
    }

    private String next(Duration limit, String task) throws IOException, InterruptedException {
        @Nullable
        String line = lines.poll(limit.toMillis(), TimeUnit.MILLISECONDS);
        if (line == null) {
            throw new ServerFailure(
                    "the server did not " + task + " within " + limit.toSeconds() + " s");
        }
        if (line.equals(END)) {
            lines.add(END);
            throw ended("had to " + task);
        }
        return line;
    }

    private ServerFailure ended(String when) throws InterruptedException {
        boolean ended = process.waitFor(CLOSE_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        errorReader.join(CLOSE_LIMIT);
        List<String> said = errorOutput();
        return new ServerFailure("the server ended when it " + when
                + (ended ? " (status " + process.exitValue() + ")" : "")
                + (said.isEmpty() ? "" : ": " + shown(said.getLast())));
    }

    private void keep(String line) {
        synchronized (errorLines) {
            if (errorLines.size() == ERROR_LINES) {
                errorLines.removeFirst();
            }
            errorLines.addLast(line);
        }
    }

    private static void read(InputStream from, Consumer<String> to,
            Runnable atEnd) {
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(from, UTF_8))) {
            reader.lines().forEach(to);
        } catch (IOException | UncheckedIOException closed) {
            // The process is gone, and what it had to say has been read.
        } finally {
            atEnd.run();
        }
    }

    private static String shown(String line) {
        return WireNames.escape(line.length() > 300 ? line.substring(0, 300) + "..." : line);
    }
}
