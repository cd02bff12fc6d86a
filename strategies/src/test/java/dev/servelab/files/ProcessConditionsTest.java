package dev.servelab.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Permissions, locale and limits, each in a JVM of its own. Root may read everything, so as root
 * the child runs as nobody; where that cannot be had the test says "not checked here".
 */
class ProcessConditionsTest {
    private static final List<String> AS_NOBODY = List.of("setpriv", "--reuid=65534",
            "--regid=65534", "--clear-groups");
    private static final Map<String, String> UTF_8 = Map.of("LC_ALL", "C.UTF-8");

    @TempDir
    Path temp;

    private Path root;
    private ChildJvm child;

    @BeforeEach
    void makeRoot() throws IOException {
        Files.setPosixFilePermissions(temp, PosixFilePermissions.fromString("rwxr-xr-x"));
        root = Files.createDirectory(temp.resolve("root"));
        child = new ChildJvm(temp);
    }

    @ParameterizedTest
    @MethodSource("dev.servelab.files.Ways#available")
    void open_withoutPermission_denied(Resolution way, TestReporter reporter) throws IOException {
        Disk.write(root, "file", "x");
        Disk.write(root, "closed-folder/file", "x");
        forbid("closed", Disk.write(root, "closed", "x"));
        forbid("closed-folder", root.resolve("closed-folder"));
        Disk.write(root, "folder/only-group", "x");
        Files.setPosixFilePermissions(root.resolve("folder/only-group"),
                PosixFilePermissions.fromString(isRoot() ? "rw-r-----" : "----r-----"));
        Disk.run(root, "mkfifo", "-m", "000", "closed-fifo");

        List<String> lines = child.ask(isRoot() ? AS_NOBODY : List.of(), UTF_8, root, way, "file",
                "closed", "closed-folder/file", "folder/only-group", "closed-folder",
                "closed-fifo");

        Disk.run(root, "chmod", "-R", "u+rwx", "."); // so that JUnit can clean up
        if (lines == null) {
            reporter.publishEntry(way.id() + ", permissions", "not checked here");
            return;
        }
        assertThat(lines).containsExactly("begun", "listed file", "unlistable 0",
                "warning " + (way == Resolution.REAL_PATH), "file opened 1", "closed denied",
                "closed-folder/file denied", "folder/only-group denied",
                "closed-folder not-a-file", "closed-fifo not-a-file", "done");
    }

    /** In the C locale the JDK sees only ASCII names; by openat2 names do not pass through it. */
    @ParameterizedTest
    @MethodSource("dev.servelab.files.Ways#available")
    void list_inTheCLocale_countsWhatCannotBeSeen(Resolution way, TestReporter reporter)
            throws IOException {
        Disk.write(root, "ascii", "x");
        Disk.write(root, "é", "xx");
        Disk.write(root, "é-folder/file", "xx");

        List<String> lines = child.ask(List.of(), Map.of("LC_ALL", "C"), root, way, "ascii",
                "%C3%A9", "%C3%A9-folder/file", "missing-%C3%A9");

        if (lines == null) {
            reporter.publishEntry(way.id() + ", locale", "not checked here");
        } else if (way == Resolution.OPENAT2) {
            assertThat(lines).containsExactly("begun", "listed ascii", "listed %C3%A9",
                    "listed %C3%A9-folder/file", "unlistable 0", "warning false",
                    "ascii opened 1", "%C3%A9 opened 2", "%C3%A9-folder/file opened 2",
                    "missing-%C3%A9 not-found", "done");
        } else {
            assertThat(lines).containsExactly("begun", "listed ascii", "unlistable 2",
                    "warning true", "ascii opened 1", "%C3%A9 not-found",
                    "%C3%A9-folder/file not-found", "missing-%C3%A9 not-found", "done");
        }
    }

    @ParameterizedTest
    @MethodSource("dev.servelab.files.Ways#available")
    void open_withoutDescriptors_busyAndNotHiddenFromTheList(Resolution way,
            TestReporter reporter) throws IOException {
        Disk.write(root, AskDirectory.FILE, "x");
        Disk.write(root, "folder/file", "x");

        // "missing" comes first: a class loaded from a folder takes a descriptor of its own.
        List<String> lines = child.ask(
                List.of("sh", "-c", "ulimit -n 100 && exec \"$@\"", "sh"), UTF_8, root, way,
                "missing", AskDirectory.FILE, AskDirectory.EXHAUST, "missing", "folder/file");

        if (lines == null) {
            reporter.publishEntry(way.id() + ", descriptors", "not checked here");
            return;
        }
        assertThat(lines).containsExactly("begun", "listed file", "listed folder/file",
                "unlistable 0", "warning " + (way == Resolution.REAL_PATH), "missing not-found",
                "file opened 1", "exhaust busy list-fails", "missing not-found",
                "folder/file opened 1", "done");
    }

    private static void forbid(String what, Path path) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("---------"));
        assertThat(Files.getPosixFilePermissions(path)).as(what).isEmpty();
    }

    private boolean isRoot() throws IOException {
        return Files.getAttribute(temp, "unix:uid").equals(0);
    }
}
