package dev.servelab.torture;

import dev.servelab.files.ForwardingDirectory;
import dev.servelab.files.ForwardingFile;
import dev.servelab.files.OpenFile;
import dev.servelab.files.Refusal;
import dev.servelab.files.SharedDirectory;
import dev.servelab.protocol.ErrorCode;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A server with bugs, each of which a campaign must name: now and then a block of another version,
 * a refusal that nothing explains, a descriptor that nobody closes, a thread that nobody ends.
 */
public final class PlantedServer {
    private PlantedServer() {}

    public static void main(String[] arguments) throws IOException {
        TortureServer.run(arguments, Planted::new);
    }

    private static final class Planted extends ForwardingDirectory {
        private static final int ONE_OPEN_IN = 300;

        private final AtomicInteger opens = new AtomicInteger();

        Planted(SharedDirectory directory) {
            super(directory);
        }

        @Override
        public OpenFile open(String name) throws Refusal {
            OpenFile file = super.open(name);
            int number = opens.incrementAndGet() % ONE_OPEN_IN;
            if (number == 1) {
                super.open(name);
            } else if (number == 2) {
                Thread.ofPlatform().name("forgotten").daemon().start(Planted::waitForEver);
            } else if (number == 3) {
                closeQuietly(file);
                throw new Refusal(ErrorCode.DENIED, "no permission to read it");
            }
            return number == 4 ? new OtherVersion(file) : file;
        }

        private static void waitForEver() {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
        }

        private static void closeQuietly(OpenFile file) {
            try {
                file.close();
            } catch (IOException gone) {
                // It is closed, as was wanted.
            }
        }
    }

    /** The second block of each piece that is read is of the version after the file's. */
    private static final class OtherVersion extends ForwardingFile {
        OtherVersion(OpenFile file) {
            super(file);
        }

        @Override
        public int read(MemorySegment target, long position) throws IOException {
            int count = super.read(target, position);
            if (count >= 2 * Blocks.BYTES && position % Blocks.BYTES == 0) {
                byte[] block = target.asSlice(Blocks.BYTES, Blocks.BYTES)
                        .toArray(ValueLayout.JAVA_BYTE);
                Blocks.put(block, 0, Blocks.fileOf(block, 0), Blocks.versionOf(block, 0) + 1,
                        position + Blocks.BYTES);
                MemorySegment.copy(block, 0, target, ValueLayout.JAVA_BYTE, Blocks.BYTES,
                        Blocks.BYTES);
            }
            return count;
        }
    }
}
