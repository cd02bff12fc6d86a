package dev.servelab.files;

import dev.servelab.protocol.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A name swapped, again and again, between something inside and a link to something outside, while
 * it is asked for. Not one byte from outside may come. A short version of a race that misled "real
 * path, then open" in most of its requests; {@link WalkSwapTest} has what it seldom hits.
 */
class RenameRaceTest {
    private static final int SWAPS = 2_000;
    /** What a name that comes and goes may be answered with. */
    private static final Set<ErrorCode> FAIR = EnumSet.of(ErrorCode.NOT_FOUND,
            ErrorCode.IO_ERROR);

    @TempDir
    Path temp;

    @ParameterizedTest
    @MethodSource("dev.servelab.files.Ways#available")
    void open_fileSwappedWithALink_neverGivesOutsideBytes(Resolution way) throws Exception {
        Path root = Files.createDirectory(temp.resolve("root"));
        Path inside = Disk.write(temp, "inside", "inside");
        Path outside = Disk.write(temp, "outside", "secret");
        Path next = temp.resolve("next");
        Path name = root.resolve("name");

        race(way, root, "name", () -> {
            Files.createSymbolicLink(next, outside);
            Files.move(next, name, StandardCopyOption.ATOMIC_MOVE);
            Files.createLink(next, inside);
            Files.move(next, name, StandardCopyOption.ATOMIC_MOVE);
            return null;
        });
    }

    @ParameterizedTest
    @MethodSource("dev.servelab.files.Ways#held")
    void open_folderSwappedWithALink_neverGivesOutsideBytes(Resolution way) throws Exception {
        Path root = Files.createDirectory(temp.resolve("root"));
        Disk.write(root, "a/folder/name", "inside");
        Disk.write(temp, "outside/name", "secret");
        Path folder = root.resolve("a/folder");
        Path parked = root.resolve("a/parked");

        race(way, root, "a/folder/name", () -> {
            Files.move(folder, parked, StandardCopyOption.ATOMIC_MOVE);
            Files.createSymbolicLink(folder, temp.resolve("outside"));
            Files.delete(folder);
            Files.move(parked, folder, StandardCopyOption.ATOMIC_MOVE);
            return null;
        });
    }

    /** Asks for the name until all swaps are done, then once more. */
    private void race(Resolution way, Path root, String name, Callable<Void> swap)
            throws Exception {
        FutureTask<Void> swaps = new FutureTask<>(() -> {
            for (int i = 0; i < SWAPS; i++) {
                swap.call();
            }
            return null;
        });
        try (SharedDirectory directory = SharedDirectory.open(root, way)) {
            Thread swapper = Thread.ofPlatform().name("swapper").start(swaps);
            while (!swaps.isDone()) {
                askFor(directory, name);
            }
            swapper.join();
            swaps.get();
            assertThat(Disk.read(directory, name)).isEqualTo("inside");
        }
        assertThat(Disk.openDescriptors(temp)).isZero();
    }

    private static void askFor(SharedDirectory directory, String name) throws IOException {
        try {
            assertThat(Disk.read(directory, name)).isEqualTo("inside");
        } catch (Refusal e) {
            assertThat(e.code()).isIn(FAIR);
        }
    }
}
