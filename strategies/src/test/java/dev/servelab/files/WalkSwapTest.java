package dev.servelab.files;

import dev.servelab.protocol.ErrorCode;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The walk's window between look and open is too narrow for a race to hit it often, so here the
 * swap is made in it, every time.
 */
class WalkSwapTest {
    @TempDir
    Path temp;

    private Path root;

    @BeforeEach
    void makeRoot() throws IOException {
        root = Files.createDirectory(temp.resolve("root")).toRealPath();
        Disk.write(root, "folder/name", "inside");
        Disk.write(root, "name", "inside");
        Disk.write(temp, "outside/name", "secret");
    }

    @Test
    void open_fileBecomesALink_notFound(TestReporter reporter) throws IOException {
        check(reporter, once(() -> {
            Files.delete(root.resolve("name"));
            Files.createSymbolicLink(root.resolve("name"), temp.resolve("outside/name"));
        }), walk -> assertThat(Disk.refusal(walk, "name")).isEqualTo(ErrorCode.NOT_FOUND));
    }

    @Test
    void open_folderBecomesALink_notFound(TestReporter reporter) throws IOException {
        check(reporter, once(() -> {
            Files.move(root.resolve("folder"), root.resolve("moved"));
            Files.createSymbolicLink(root.resolve("folder"), temp.resolve("outside"));
        }), walk -> assertThat(Disk.refusal(walk, "folder/name"))
                .isEqualTo(ErrorCode.NOT_FOUND));
    }

    @Test
    void open_folderBecomesAnother_opensInTheNewOne(TestReporter reporter) throws IOException {
        check(reporter, once(() -> {
            Files.move(root.resolve("folder"), root.resolve("moved"));
            Disk.write(root, "folder/name", "successor");
        }), walk -> assertThat(Disk.read(walk, "folder/name")).isEqualTo("successor"));
    }

    @Test
    void open_fileIsReplaced_givesNewBytesAndNewVersion(TestReporter reporter)
            throws IOException {
        check(reporter, once(() -> replace("name", "successor")), walk -> {
            try (OpenFile file = walk.open("name")) {
                assertThat(file.version().size()).isEqualTo("successor".length());
                assertThat(file.currentVersion()).isEqualTo(file.version());
                assertThat(Disk.read(file, 0, 100)).isEqualTo("successor");
            }
        });
    }

    @Test
    void open_fileVanishes_notFound(TestReporter reporter) throws IOException {
        check(reporter, once(() -> Files.delete(root.resolve("name"))),
                walk -> assertThat(Disk.refusal(walk, "name")).isEqualTo(ErrorCode.NOT_FOUND));
    }

    /** A folder that another replaces at every look: given up after fifty. */
    @Test
    void open_folderIsReplacedEveryTime_ioError(TestReporter reporter) throws IOException {
        AtomicInteger looks = new AtomicInteger();
        check(reporter, () -> {
            Files.move(root.resolve("folder"), root.resolve("moved" + looks.incrementAndGet()));
            Files.createDirectory(root.resolve("folder"));
        }, walk -> assertThat(Disk.refusal(walk, "folder/name")).isEqualTo(ErrorCode.IO_ERROR));
        assertThat(looks.get()).isIn(0, 50); // 0 where there is no walk
    }

    private interface Check {
        void of(SharedDirectory walk) throws IOException, Refusal;
    }

    private void check(TestReporter reporter, SwappingStream.Swap swap, Check check)
            throws IOException {
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(root)) {
            if (!(stream instanceof SecureDirectoryStream<Path> held)) {
                reporter.publishEntry("walk", "not checked here");
                return;
            }
            try (SharedDirectory walk = new WalkDirectory(root, new SwappingStream(held, swap))) {
                check.of(walk);
            } catch (Refusal e) {
                throw new AssertionError(e);
            }
        }
        assertThat(Disk.openDescriptors(temp)).isZero();
    }

    private static SwappingStream.Swap once(SwappingStream.Swap swap) {
        AtomicInteger times = new AtomicInteger();
        return () -> {
            if (times.getAndIncrement() == 0) {
                swap.run();
            }
        };
    }

    private void replace(String name, String content) throws IOException {
        Files.move(Disk.write(temp, "next", content), root.resolve(name),
                StandardCopyOption.ATOMIC_MOVE);
    }
}
