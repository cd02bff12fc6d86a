package dev.servelab.load;

import dev.servelab.protocol.ClientOptions;
import dev.servelab.protocol.FileClient;
import dev.servelab.protocol.Progress;
import dev.servelab.protocol.Received;
import dev.servelab.time.Clock;

import dev.servelab.workload.Requests;
import dev.servelab.workload.WorkFile;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

import org.jspecify.annotations.Nullable;

/**
 * One client of a closed loop: asks, checks, books, asks again. Runs entirely on a thread of its
 * own, {@link #abandon()} apart.
 */
final class LoadClient {
    /** After an error, so that a server that is gone is not asked a million times a second. */
    private static final Duration PAUSE_AFTER_ERROR = Duration.ofMillis(10);

    private final InetSocketAddress server;
    private final Connections connections;
    private final ClientOptions options;
    private final Requests requests;
    private final Account account;
    private final Clock clock;
    /** Lent to one connection after another. */
    private final byte[] buffer = new byte[FileClient.BUFFER_BYTES];

    /** Published to whoever abandons this client, who closes it under the client's call. */
    private volatile @Nullable FileClient connection;
    /** Set once, before the connection is closed: a connection made later closes itself. */
    private volatile boolean abandoned;

    LoadClient(InetSocketAddress server, LoadSettings settings, Requests requests,
            Account account, Clock clock) {
        this.server = server;
        this.connections = settings.connections();
        this.options = ClientOptions.DEFAULT.withConnectTimeout(settings.timeout())
                .withReadTimeout(settings.timeout());
        this.requests = requests;
        this.account = account;
        this.clock = clock;
    }

    /** Connects before the window if the connection is to be kept; a failure shows later. */
    void prepare() {
        if (connections == Connections.KEEP_ALIVE) {
            try {
                connected();
            } catch (IOException shownByTheFirstRequest) {
                disconnect();
            }
        }
    }

    /** Makes requests until {@code endNs}, and ends with the last of them. */
    void run(long endNs) {
        while (clock.nanoTime() - endNs < 0 && account.begin(clock.nanoTime())) {
            request(requests.next());
        }
        disconnect();
    }

    private void request(WorkFile file) {
        try {
            Received received = connected().get(file.name(), FileClient.DISCARD, Progress.NONE);
            long nowNs = clock.nanoTime();
            @Nullable
            ErrorClass wrong = check(file, received);
            if (wrong == null) {
                account.ok(nowNs, received.length());
                if (connections == Connections.PER_REQUEST) {
                    disconnect();
                }
            } else {
                failed(wrong);
            }
        } catch (IOException failure) {
            failed(ErrorClass.of(failure));
        } catch (IllegalStateException cutOff) {
            failed(ErrorClass.OTHER); // abandoned a moment ago; the book is closed
        }
    }

    /** The server's own sum was right; here it is held against the file that we wrote. */
    private static @Nullable ErrorClass check(WorkFile file, Received received) {
        if (file.crc32c().isEmpty()) {
            return null;
        }
        if (received.length() < file.bytes()) {
            return ErrorClass.SHORT;
        }
        boolean right = received.length() == file.bytes()
                && received.crc32c() == file.crc32c().getAsInt();
        return right ? null : ErrorClass.CORRUPT;
    }

    private void failed(ErrorClass error) {
        account.failed(error);
        disconnect();
        if (!abandoned) {
            LockSupport.parkNanos(this, PAUSE_AFTER_ERROR.toNanos());
        }
    }

    private FileClient connected() throws IOException {
        FileClient open = connection;
        if (open != null && open.usable()) {
            return open;
        }
        disconnect();
        FileClient made = FileClient.connect(server, options, buffer);
        connection = made;
        if (abandoned) {
            throw new ClosedChannelException();
        }
        return made;
    }

    private void disconnect() {
        FileClient open = connection;
        if (open != null) {
            connection = null;
            close(open);
        }
    }

    /** Cuts a client off that waits for an answer. Any thread; its account must be closed. */
    void abandon() {
        abandoned = true;
        FileClient open = connection;
        if (open != null) {
            close(open);
        }
    }

    private static void close(FileClient open) {
        try {
            open.close();
        } catch (IOException nothingIsLost) {
            // The answer was read, or is not wanted any more.
        }
    }
}
