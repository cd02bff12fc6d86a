package dev.servelab.lesson.threads;

import dev.servelab.protocol.ClientOptions;
import dev.servelab.protocol.ErrorCode;
import dev.servelab.protocol.FileClient;
import dev.servelab.protocol.Progress;
import dev.servelab.protocol.ServerRefused;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * While a server accepts nothing, Linux completes backlog + 1 connections for it and drops what
 * comes beyond. A client whose first packet was dropped sends it again after 1 s (RFC 6298, 2011):
 * the server may be back long before. A limit of the server's own answers at once instead.
 */
final class Backlog implements Play {
    static final int CLIENTS = 10;
    /** So that all who were dropped find room together when they come again. */
    static final int SHORT_BACKLOG = 4;
    static final int MOST_CONNECTIONS = 4;
    private static final int LONG_BACKLOG = 1_024;
    private static final double RETRY_S = 1;
    private static final long FROZEN_MS = 500;
    private static final double AT_ONCE_S = 0.25;

    private final long frozenMs;

    Backlog() {
        this(FROZEN_MS);
    }

    Backlog(long frozenMs) {
        this.frozenMs = frozenMs;
    }

    @Override
    public List<String> numbers() {
        return List.of(Integer.toString(CLIENTS), Times.seconds(frozenMs / 1e3),
                Integer.toString(SHORT_BACKLOG), Integer.toString(MOST_CONNECTIONS));
    }

    @Override
    public String lack() {
        return System.getProperty("os.name").equals("Linux") ? "" : "linux";
    }

    @Override
    public void on(Stage stage) throws IOException, InterruptedException {
        tryFrozen(stage, SHORT_BACKLOG, SHORT_BACKLOG + 1, RETRY_S);
        tryFrozen(stage, LONG_BACKLOG, CLIENTS, frozenMs / 1e3);
        tryLimited(stage);
    }

    /** When a client was connected and when it had its answer. */
    private record Served(double connectedS, double answeredS) {}

    private void tryFrozen(Stage stage, int backlog, int connected, double lastS)
            throws IOException, InterruptedException {
        String setup = "--backlog " + backlog;
        stage.tryOut(setup, List.of("--backlog", Integer.toString(backlog)), server -> {
            warm(server);
            server.freeze();
            List<Served> served = Crowd.atOnce(CLIENTS + 1, (client, watch) -> {
                if (client < CLIENTS) {
                    return serve(server, watch);
                }
                TimeUnit.MILLISECONDS.sleep(frozenMs);
                server.thaw();
                return new Served(watch.seconds(), watch.seconds());
            }).subList(0, CLIENTS);
            List<Double> answersS = served.stream().map(Served::answeredS).toList();
            return new LiveRun(setup, List.of(
                    Reading.count("connected", connected, served.stream()
                            .filter(each -> each.connectedS() < AT_ONCE_S).count()),
                    Reading.seconds("last-answer", lastS, Collections.max(answersS))), answersS);
        });
    }

    private static Served serve(LiveServer server, Crowd.Watch watch) throws IOException {
        try (FileClient client = FileClient.connect(server.address(), ClientOptions.DEFAULT)) {
            double connectedS = watch.seconds();
            client.get(Stage.SMALL_FILE, FileClient.DISCARD, Progress.NONE);
            return new Served(connectedS, watch.seconds());
        }
    }

    /** A client that was served stays until every other has been told as well. */
    static void tryLimited(Stage stage) throws IOException, InterruptedException {
        String setup = "--max-connections " + MOST_CONNECTIONS;
        stage.tryOut(setup, List.of("--max-connections", Integer.toString(MOST_CONNECTIONS)),
                server -> {
                    warm(server);
                    CountDownLatch told = new CountDownLatch(CLIENTS);
                    List<Told> all = Crowd.atOnce(CLIENTS,
                            (client, watch) -> tell(server, watch, told));
                    List<Double> answersS = all.stream().map(Told::atS).toList();
                    return new LiveRun(setup, List.of(
                            Reading.count("busy", CLIENTS - MOST_CONNECTIONS,
                                    all.stream().filter(Told::busy).count()),
                            Reading.seconds("last-told", 0, Collections.max(answersS))),
                            answersS);
                });
    }

    /** What a client was told, and when. */
    private record Told(boolean busy, double atS) {}

    private static Told tell(LiveServer server, Crowd.Watch watch, CountDownLatch told)
            throws IOException, InterruptedException {
        try (FileClient client = FileClient.connect(server.address(), ClientOptions.DEFAULT)) {
            boolean busy = isBusy(client);
            double atS = watch.seconds();
            told.countDown();
            told.await();
            return new Told(busy, atS);
        } finally {
            told.countDown(); // whoever failed is not waited for
        }
    }

    private static boolean isBusy(FileClient client) throws IOException {
        try {
            client.get(Stage.SMALL_FILE, FileClient.DISCARD, Progress.NONE);
            return false;
        } catch (ServerRefused refused) {
            if (refused.code() == ErrorCode.BUSY) {
                return true;
            }
            throw refused;
        }
    }

    /** The first requests load the server's classes. Their connections are gone afterwards. */
    private static void warm(LiveServer server) throws IOException, InterruptedException {
        for (int i = 0; i < MOST_CONNECTIONS; i++) {
            Crowd.ask(server.address(), Stage.SMALL_FILE, Crowd.Watch.start());
        }
        while (server.stats().get("connections").getAsLong() > 0) {
            TimeUnit.MILLISECONDS.sleep(1);
        }
    }
}
