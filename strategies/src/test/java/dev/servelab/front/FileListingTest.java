package dev.servelab.front;

import dev.servelab.cache.Transfer;
import dev.servelab.disk.Disk;
import dev.servelab.disk.FileIo;
import dev.servelab.disk.Waiter;
import dev.servelab.files.Listing;
import dev.servelab.files.OpenFile;
import dev.servelab.files.Refusal;
import dev.servelab.files.Resolution;
import dev.servelab.files.SharedDirectory;
import dev.servelab.protocol.ErrorCode;
import dev.servelab.time.Clock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** FILES for several who ask while it is being built. */
class FileListingTest {
    private final Disk disk = new Disk(FileIo.INLINE, Duration.ofSeconds(10), Clock.SYSTEM);
    private final Queue<Runnable> jobs = new ArrayDeque<>();

    /** Each is answered by a line of its own, however many wait for the same failure. */
    @Test
    void reply_buildFails_everyOneWhoWaitsIsTold() {
        FileListing listing = new FileListing(new FailingDirectory(), disk);
        Reply first = listing.reply(NativeWire.FILES, new Carrier());
        Reply second = listing.reply(NativeWire.FILES, new Carrier());
        assertThat(jobs).hasSize(1);
        jobs.remove().run();
        for (Reply reply : new Reply[]{first, second}) {
            Output output = new Output(new ComposeBuffers(FrontFactory.PIECE_BYTES, 1),
                    new ComposeBuffers(Transfer.TAIL_BYTES, 1));
            assertThat(reply.step(output)).isEqualTo(Reply.Step.SEND);
            assertThat(StandardCharsets.UTF_8.decode(output.pending()[0]).toString())
                    .startsWith("ERR io-error ").endsWith("\n");
            assertThat(reply.error()).isEqualTo(ErrorCode.IO_ERROR);
            assertThat(reply.step(output)).isEqualTo(Reply.Step.DONE);
        }
    }

    /** Keeps what is assigned to it until the test carries it out. */
    private final class Carrier implements Waiter {
        @Override
        public void wake() {}

        @Override
        public void assign(Runnable job) {
            jobs.add(job);
        }

        @Override
        public void cut() {}
    }

    private static final class FailingDirectory implements SharedDirectory {
        @Override
        public OpenFile open(String name) throws Refusal {
            throw new Refusal(ErrorCode.NOT_FOUND, "no such file");
        }

        @Override
        public Listing list(Runnable afterFolder) throws IOException {
            throw new IOException("planted");
        }

        @Override
        public Resolution resolution() {
            return Resolution.OPENAT2;
        }

        @Override
        public @Nullable String warning() {
            return null;
        }

        @Override
        public void close() {}
    }
}
