package dev.servelab.cli;

import dev.servelab.front.RequestLog;
import dev.servelab.server.FileServer;
import dev.servelab.server.JsonRequestLog;
import dev.servelab.server.ServerSettings;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code serve}: serves a folder until it is told to stop. */
@Command(name = "serve", sortOptions = false, description = "Serve a folder.",
        customSynopsis = {"servelab serve [OPTION...] [DIRECTORY]",
                "servelab serve [OPTION...] HOST PORT [DIRECTORY]"})
final class ServeCommand implements Callable<Integer> {
    private static final String DEFAULT_HOST = "127.0.0.1";
    private static final int DEFAULT_PORT = 3000;

    private final Streams streams;

    @Mixin
    private final VariantOptions variant = new VariantOptions();

    @Mixin
    private final TuningOptions tuning = new TuningOptions();

    @Parameters(arity = "0..3", paramLabel = "ARGUMENT",
            description = "Where to listen (default: 127.0.0.1 3000; port 0 picks a free one) and "
                    + "the folder (default: this one).")
    private List<String> arguments = new ArrayList<>();

    @Option(names = "--grace", paramLabel = "T", defaultValue = "5s",
            converter = DurationConverter.class,
            description = "How long transfers may take to end when the server is stopped. "
                    + "Default: 5s")
    private Duration grace = Duration.ZERO;

    @Option(names = "--log", paramLabel = "FILE",
            description = "A JSON line for each request; - is standard output.")
    private @Nullable String log;

    @Mixin
    private final RecordOption record = new RecordOption();

    @Option(names = "--lifeline", hidden = true,
            description = "Ends when standard input does; questions on it are answered.")
    private boolean lifeline;

    ServeCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException, CommandFailure, InterruptedException {
        tuning.checkOneServer();
        HostPort where = where();
        Path directory = directory();
        @Nullable
        JsonRequestLog requests = log == null ? null : new JsonRequestLog(openLog(log));
        ServerSettings settings = tuning.settings(variant.strategy(), variant.policy(), where,
                directory,
                requests == null ? RequestLog.NONE : requests);
        FileServer server = start(record.begin(settings, streams.err()));
        ServerEnd.onShutdown(server, grace, record::close, () -> {
            if (requests != null) {
                requests.close();
            }
        });
        announce(server, directory);
        if (lifeline) {
            new Lifeline(server, System.in, streams.out()).run();
        } else {
            ServerEnd.awaitShutdown();
        }
        return ExitStatus.DONE;
    }

    private HostPort where() throws CommandFailure {
        // picocli's arity bounds what it takes at a time, and it takes again.
        if (arguments.size() > 3) {
            throw CommandFailure.usage("unexpected argument '" + arguments.get(3) + "'");
        }
        return arguments.size() < 2
                ? new HostPort(DEFAULT_HOST, DEFAULT_PORT)
                : HostPort.of(arguments.get(0), arguments.get(1));
    }

    private Path directory() throws CommandFailure {
        String name = switch (arguments.size()) {
            case 1 -> arguments.getFirst();
            case 3 -> arguments.get(2);
            default -> ".";
        };
        Path directory = Path.of(name);
        if (!Files.isDirectory(directory)) {
            throw new CommandFailure(ExitStatus.LOCAL_FILE, name + ": no such folder");
        }
        if (!Files.isReadable(directory)) {
            throw new CommandFailure(ExitStatus.LOCAL_FILE, name + ": the folder is not readable");
        }
        return directory;
    }

    private OutputStream openLog(String file) throws CommandFailure {
        if (file.equals("-")) {
            return streams.rawOut();
        }
        try {
            return Files.newOutputStream(Path.of(file), StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException failed) {
            throw CommandFailure.localFile("--log " + file + ": cannot be written", failed);
        }
    }

    private FileServer start(ServerSettings settings) throws CommandFailure, IOException {
        try {
            return open(settings, lifeline);
        } catch (CommandFailure | IOException | RuntimeException notStarted) {
            record.discard();
            throw notStarted;
        }
    }

    private static FileServer open(ServerSettings settings, boolean underTest)
            throws CommandFailure, IOException {
        FileServer server;
        try {
            server = underTest
                    ? FileServer.openUnderTest(settings)
                    : FileServer.open(settings);
        } catch (IOException failed) {
            throw CommandFailure.localFile(settings.directory() + ": " + failed.getMessage(),
                    failed);
        } catch (RejectedExecutionException noThreads) {
            throw new CommandFailure(ExitStatus.FAILED, String.valueOf(noThreads.getMessage()),
                    noThreads);
        } catch (OutOfMemoryError tooMuch) {
            throw new CommandFailure(ExitStatus.FAILED, "there is no memory for a cache of "
                    + settings.cache().budgetBytes() + " bytes", tooMuch);
        } catch (IllegalArgumentException wrong) {
            throw CommandFailure.usage(String.valueOf(wrong.getMessage()));
        }
        try {
            server.start();
            return server;
        } catch (IOException failed) {
            server.close();
            throw new CommandFailure(ExitStatus.UNREACHABLE, "cannot listen on "
                    + settings.listen().host() + " " + settings.listen().port() + ": "
                    + failed.getMessage(), failed);
        }
    }

    private void announce(FileServer server, Path directory) {
        String warning = server.warning();
        if (warning != null) {
            Failures.say(warning, streams.err());
        }
        if (!lifeline && Superuser.runsThis()) {
            // A server under test serves the files of whoever measures, and to nobody else.
            Failures.say(Superuser.WARNING, streams.err());
        }
        InetSocketAddress address = server.address();
        HostPort where = new HostPort(address.getAddress().getHostAddress(), address.getPort());
        streams.out().println("listening on " + where + " strategy="
                + server.settings().strategy() + " policy=" + server.settings().cache().spec()
                + " file-io=" + server.settings().fileIo() + " send="
                + server.settings().cache().send() + " disk=" + server.settings().disk()
                + " pid=" + ProcessHandle.current().pid());
        streams.out().flush();
        if (!lifeline) {
            streams.err().println("try: ./servelab get " + where + "/"
                    + Example.nameIn(directory));
            if (server.settings().front().http()) {
                streams.err().println("or open http://" + where + "/ in a browser, and http://"
                        + where + "/_servelab/ to see it at work");
            }
            streams.err().flush();
        }
    }
}
