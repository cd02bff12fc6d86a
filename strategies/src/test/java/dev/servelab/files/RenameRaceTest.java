package dev.servelab.files;

import dev.servelab.protocol.ErrorCode;
import dev.servelab.testing.Depth;
import dev.servelab.testing.Figures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A name swapped, again and again, between something inside and a link to something outside, while
 * it is asked for. Not one byte from outside may come. The same races mislead "real path, then
 * open" at once; {@link WalkSwapTest} has what they seldom hit.
 */
@Tag(Depth.TAG)
class RenameRaceTest {
    private static final int SWAPS = 2_000;
    private static final int REQUESTS = Depth.of(2_000, 1_000_000);
    private static final long MISLED_WITHIN_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final String INSIDE = "inside";
    private static final String OUTSIDE = "secret";
    /** What a name that comes and goes may be answered with. */
    private static final Set<ErrorCode> FAIR = EnumSet.of(ErrorCode.NOT_FOUND,
            ErrorCode.IO_ERROR);

    @TempDir
    Path temp;

    private Path root;

    /** Asks once: what comes is a file's content. */
    private interface Asker {
        String ask() throws IOException, Refusal;
    }

    @BeforeEach
    void makeRoot() throws IOException {
        root = Files.createDirectory(temp.resolve("root"));
    }

    @ParameterizedTest
    @MethodSource("dev.servelab.files.Ways#available")
    void open_fileSwappedWithALink_neverGivesOutsideBytes(Resolution way) throws Exception {
        askAWhile(way, "file swapped with a link", "name", swappedFile());
    }

    @ParameterizedTest
    @MethodSource("dev.servelab.files.Ways#held")
    void open_folderSwappedWithALink_neverGivesOutsideBytes(Resolution way) throws Exception {
        askAWhile(way, "folder swapped with a link", "a/folder/name", swappedFolder());
    }

    /** So the race is one, and outside bytes are noticed when they come. */
    @Test
    void race_againstRealPathThenOpen_isLost() throws Exception {
        assertIsMisled("name", swappedFile());
        assertIsMisled("a/folder/name", swappedFolder());
    }

    private Callable<Void> swappedFile() throws IOException {
        Path inside = Disk.write(temp, INSIDE, INSIDE);
        Path outside = Disk.write(temp, "outside", OUTSIDE);
        Path next = temp.resolve("next");
        Path name = root.resolve("name");
        Files.createLink(name, inside);
        return () -> {
            Files.createSymbolicLink(next, outside);
            Files.move(next, name, StandardCopyOption.ATOMIC_MOVE);
            Files.createLink(next, inside);
            Files.move(next, name, StandardCopyOption.ATOMIC_MOVE);
            return null;
        };
    }

    private Callable<Void> swappedFolder() throws IOException {
        Disk.write(root, "a/folder/name", INSIDE);
        Disk.write(temp, "outer/name", OUTSIDE);
        Path folder = root.resolve("a/folder");
        Path parked = root.resolve("a/parked");
        return () -> {
            Files.move(folder, parked, StandardCopyOption.ATOMIC_MOVE);
            Files.createSymbolicLink(folder, temp.resolve("outer"));
            Files.delete(folder);
            Files.move(parked, folder, StandardCopyOption.ATOMIC_MOVE);
            return null;
        };
    }

    /** Asks for the name until there were enough requests and swaps, and once more in peace. */
    private void askAWhile(Resolution way, String what, String name, Callable<Void> swap)
            throws Exception {
        int requests = 0;
        int given = 0;
        long swaps;
        try (SharedDirectory directory = SharedDirectory.open(root, way)) {
            Swapper swapper = new Swapper(swap);
            try (swapper) {
                while (requests < REQUESTS || swapper.swaps < SWAPS) {
                    given += isGiven(() -> Disk.read(directory, name)) ? 1 : 0;
                    requests++;
                }
            }
            swaps = swapper.swaps;
            assertThat(Disk.read(directory, name)).isEqualTo(INSIDE);
        }
        assertThat(Disk.openDescriptors(temp)).isZero();
        Figures.say("symlink race, " + what + ", " + way.id(),
                "%,d requests (%,d given the file), %,d swaps, 0 bytes from outside"
                        .formatted(requests, given, swaps));
    }

    /** Whether the file was given; false if it was refused for a fair reason. */
    private static boolean isGiven(Asker asker) throws IOException {
        try {
            assertThat(asker.ask()).isEqualTo(INSIDE);
            return true;
        } catch (Refusal e) {
            assertThat(e.code()).isIn(FAIR);
            return false;
        }
    }

    private void assertIsMisled(String name, Callable<Void> swap) throws Exception {
        Path real = root.toRealPath();
        long deadline = System.nanoTime() + MISLED_WITHIN_NANOS;
        try (Swapper swapper = new Swapper(swap)) {
            String content = INSIDE;
            while (!content.equals(OUTSIDE)) {
                assertThat(System.nanoTime() - deadline)
                        .as("not misled by %,d swaps", swapper.swaps).isNegative();
                try {
                    Path path = real.resolve(name).toRealPath();
                    content = path.startsWith(real) ? Files.readString(path) : INSIDE;
                } catch (IOException gone) {
                    // It is being swapped.
                }
            }
        }
    }

    /** Swaps, on a thread of its own, until closed; that fails if a swap has failed. */
    private static final class Swapper implements AutoCloseable {
        private final CompletableFuture<Void> swapping;
        private volatile boolean closed;
        private volatile long swaps;

        Swapper(Callable<Void> swap) {
            swapping = CompletableFuture.runAsync(() -> swapAll(swap),
                    task -> Thread.ofPlatform().name("swapper").start(task));
        }

        private void swapAll(Callable<Void> swap) {
            try {
                for (long count = 1; !closed; count++) {
                    swap.call();
                    swaps = count;
                }
            } catch (Exception broken) {
                throw new CompletionException(broken);
            }
        }

        @Override
        public void close() {
            closed = true;
            swapping.join();
        }
    }
}
