package dev.servelab.files;

import dev.servelab.protocol.ErrorCode;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What every way of resolving must do with a name. */
@ParameterizedClass
@MethodSource("dev.servelab.files.Ways#available")
class SharedDirectoryContractTest {
    @Parameter
    Resolution way = Resolution.AUTO;
    @TempDir
    Path temp;

    private Path root;
    private SharedDirectory directory;

    @BeforeEach
    void open() throws IOException {
        root = Files.createDirectory(temp.resolve("root"));
        directory = SharedDirectory.open(root, way);
    }

    @AfterEach
    void close_everything_leavesNoDescriptor() throws IOException {
        directory.close();
        directory.close();
        assertThat(Disk.openDescriptors(temp)).isZero();
    }

    @Test
    void open_filesAtAnyDepth_givesTheirBytes() throws Exception {
        String deep = "d/".repeat(60) + "file";
        Disk.write(root, "file", "top");
        Disk.write(root, "a/file", "one down");
        Disk.write(root, deep, "sixty down");
        Disk.write(root, "empty", "");

        assertThat(Disk.read(directory, "file")).isEqualTo("top");
        assertThat(Disk.read(directory, "a/file")).isEqualTo("one down");
        assertThat(Disk.read(directory, deep)).isEqualTo("sixty down");
        assertThat(Disk.read(directory, "empty")).isEmpty();
    }

    @Test
    void open_oddNames_takenByteForByte() throws Exception {
        for (String name : OddNames.ALL) {
            Disk.write(root, name, "content of " + name);
        }
        for (String name : OddNames.ALL) {
            assertThat(Disk.read(directory, name)).isEqualTo("content of " + name);
        }
        assertThat(Disk.refusal(directory, "e\u0301.txt")).isEqualTo(ErrorCode.NOT_FOUND);
    }

    @Test
    void open_whatDoesNotExist_notFound() throws IOException {
        Disk.write(root, "file", "x");
        for (String name : List.of("missing", "missing/file", "file/file", "file/a/b", "FILE2",
                ".hidden", "a/.hidden", ".hidden/a")) {
            assertThat(Disk.refusal(directory, name)).as(name).isEqualTo(ErrorCode.NOT_FOUND);
        }
    }

    @Test
    void open_nameAgainstTheRules_badName() throws IOException {
        Disk.write(temp, "outside", "secret");
        for (String name : List.of("", "/", "..", "../outside", "a/../../outside", "/etc/passwd",
                root + "/../outside", "file/", "a//b", "./file", "a\0b", "x".repeat(256),
                "x/".repeat(3_000) + "x")) {
            assertThat(Disk.refusal(directory, name)).as(name).isEqualTo(ErrorCode.BAD_NAME);
        }
    }

    @Test
    void open_nameOf4095Bytes_notFoundWithoutTrouble() {
        assertThat(Disk.refusal(directory, "x/".repeat(2_047) + "x"))
                .isEqualTo(ErrorCode.NOT_FOUND);
    }

    @Test
    void open_hiddenFile_notFound() throws IOException {
        Disk.write(root, ".secret", "x");
        Disk.write(root, ".git/config", "x");
        Disk.write(root, "a/.b/c", "x");
        for (String name : List.of(".secret", ".git/config", "a/.b/c")) {
            assertThat(Disk.refusal(directory, name)).as(name).isEqualTo(ErrorCode.NOT_FOUND);
        }
    }

    @Test
    void open_directory_notAFile() throws IOException {
        Disk.write(root, "a/b/file", "x");
        assertThat(Disk.refusal(directory, "a")).isEqualTo(ErrorCode.NOT_A_FILE);
        assertThat(Disk.refusal(directory, "a/b")).isEqualTo(ErrorCode.NOT_A_FILE);
    }

    /** Nobody writes to it: an open that waited would wait for ever. */
    @Test
    void open_fifo_notAFileAtOnce() throws IOException {
        Disk.run(root, "mkfifo", "fifo");
        assertThat(Disk.refusal(directory, "fifo")).isEqualTo(ErrorCode.NOT_A_FILE);
        assertThat(Disk.refusal(directory, "fifo/file")).isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(Disk.names(directory.list())).isEmpty();
    }

    @Test
    void open_unixSocket_notAFile() throws IOException {
        // The path of a socket may be 108 bytes long; the test's directory can be longer.
        Path place = Files.createTempDirectory(Path.of("/tmp"), "s");
        try (ServerSocketChannel socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            socket.bind(UnixDomainSocketAddress.of(place.resolve("socket")));
            try (SharedDirectory shared = SharedDirectory.open(place, way)) {
                assertThat(Disk.refusal(shared, "socket")).isEqualTo(ErrorCode.NOT_A_FILE);
                assertThat(Disk.names(shared.list())).isEmpty();
            }
        } finally {
            Files.delete(place.resolve("socket"));
            Files.delete(place);
        }
    }

    /** A whole directory of devices, if the system has one: only its types are looked at. */
    @Test
    void open_device_notAFile() throws IOException {
        try (SharedDirectory devices = SharedDirectory.open(Path.of("/dev"), way)) {
            for (String name : List.of("null", "zero", "full")) {
                assertThat(Disk.refusal(devices, name)).as(name).isEqualTo(ErrorCode.NOT_A_FILE);
            }
        }
    }

    @Test
    void open_anyLink_notFound() throws IOException {
        Links.make(root, temp);
        for (String name : Links.NAMES) {
            assertThat(Disk.refusal(directory, name)).as(name).isEqualTo(ErrorCode.NOT_FOUND);
        }
    }

    @Test
    void read_everywhereInALargeSparseFile_givesTheBytesThere() throws Exception {
        long size = (5L << 30) + 1;
        long[] places = {0, (1L << 31) - 1, 1L << 31, (1L << 32) - 1, 1L << 32, size - 1};
        try (RandomAccessFile sparse = new RandomAccessFile(root.resolve("big").toFile(), "rw")) {
            sparse.setLength(size);
            for (int i = 0; i < places.length; i++) {
                sparse.seek(places[i]);
                sparse.write('A' + i);
            }
        }
        try (OpenFile file = directory.open("big")) {
            assertThat(file.version().size()).isEqualTo(size);
            for (int i = 0; i < places.length; i++) {
                assertThat(Disk.read(file, places[i], 1))
                        .isEqualTo(String.valueOf((char) ('A' + i)));
            }
            assertThat(Disk.read(file, (1L << 31) - 2, 4)).isEqualTo("\0BC\0");
            assertThat(Disk.read(file, size - 2, 10)).isEqualTo("\0F");
            assertThat(Disk.read(file, size, 1)).isEmpty();
            assertThat(Disk.read(file, 1L << 40, 1)).isEmpty();
        }
    }

    @Test
    void read_atAndBeyondTheEnd_saysSo() throws Exception {
        Disk.write(root, "file", "12345");
        try (OpenFile file = directory.open("file"); Arena arena = Arena.ofConfined()) {
            MemorySegment target = arena.allocate(10);
            assertThat(file.read(target, 3)).isEqualTo(2);
            assertThat(file.read(target, 5)).isEqualTo(-1);
            assertThat(file.read(target, 6)).isEqualTo(-1);
            assertThat(file.read(target.asSlice(0, 0), 0)).isZero();
            assertThatThrownBy(() -> file.read(target, -1))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> file.read(MemorySegment.ofArray(new byte[1]), 0))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void read_truncatedMeanwhile_endsEarly() throws Exception {
        Path path = Disk.write(root, "file", "12345");
        try (OpenFile file = directory.open("file")) {
            Disk.awaitNextTick(path);
            Files.writeString(path, "12");
            assertThat(Disk.read(file, 0, 5)).isEqualTo("12");
            assertThat(Disk.read(file, 2, 3)).isEmpty();
            assertThat(file.currentVersion()).isNotEqualTo(file.version());
            assertThat(file.currentVersion().size()).isEqualTo(2);
        }
    }

    @Test
    void read_afterClose_fails() throws Exception {
        Disk.write(root, "file", "12345");
        OpenFile file = directory.open("file");
        file.close();
        file.close();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment target = arena.allocate(1);
            assertThatThrownBy(() -> file.read(target, 0)).isInstanceOf(IOException.class);
        }
        assertThatThrownBy(file::currentVersion).isInstanceOf(IOException.class);
        assertThat(file.version().size()).isEqualTo(5);
    }

    @Test
    void version_nothingChanged_isTheSame() throws Exception {
        Disk.write(root, "a/file", "12345");
        try (OpenFile first = directory.open("a/file");
                OpenFile second = directory.open("a/file")) {
            assertThat(second.version()).isEqualTo(first.version());
            assertThat(first.currentVersion()).isEqualTo(first.version());
        }
    }

    @Test
    void version_rewrittenInPlaceToTheSameSize_isAnother() throws Exception {
        Path path = Disk.write(root, "file", "12345");
        try (OpenFile file = directory.open("file")) {
            Disk.awaitNextTick(path);
            Files.writeString(path, "54321");
            assertThat(file.currentVersion()).isNotEqualTo(file.version());
            assertThat(file.currentVersion().token()).isNotEqualTo(file.version().token());
        }
    }

    @Test
    void version_replacedByRename_isAnotherAndTheOldIsStillRead() throws Exception {
        Path path = Disk.write(root, "a/file", "old 1");
        try (OpenFile old = directory.open("a/file")) {
            Disk.awaitNextTick(path);
            Files.move(Disk.write(root, "new", "new 2"), path, StandardCopyOption.ATOMIC_MOVE);
            assertThat(Disk.read(old, 0, 5)).isEqualTo("old 1");
            assertThat(old.currentVersion()).isNotEqualTo(old.version());
            try (OpenFile now = directory.open("a/file")) {
                assertThat(now.version()).isNotEqualTo(old.version());
                assertThat(Disk.read(now, 0, 5)).isEqualTo("new 2");
            }
        }
    }

    @Test
    void version_removedMeanwhile_isAnotherAndTheFileIsStillRead() throws Exception {
        Path path = Disk.write(root, "file", "content");
        try (OpenFile file = directory.open("file")) {
            Disk.awaitNextTick(path);
            Files.delete(path);
            assertThat(Disk.refusal(directory, "file")).isEqualTo(ErrorCode.NOT_FOUND);
            assertThat(Disk.read(file, 0, 7)).isEqualTo("content");
            assertThat(file.currentVersion()).isNotEqualTo(file.version());
        }
    }

    /** Modification times can be set back; where the change time is known that hides nothing. */
    @Test
    void version_modificationTimeSetBack_isAnotherIfChangeTimeIsKnown() throws Exception {
        Path path = Disk.write(root, "file", "12345");
        try (OpenFile file = directory.open("file")) {
            Disk.awaitNextTick(path);
            var time = Files.getLastModifiedTime(path);
            Files.writeString(path, "54321");
            Files.setLastModifiedTime(path, time);
            assertThat(file.currentVersion().equals(file.version()))
                    .isEqualTo(!way.changeTimeKnown());
        }
    }

    @Test
    void open_rootRenamed_heldOnesGoOn() throws Exception {
        Disk.write(root, "file", "content");
        Files.move(root, temp.resolve("moved"));
        if (way == Resolution.REAL_PATH) {
            assertThat(Disk.refusal(directory, "file")).isEqualTo(ErrorCode.NOT_FOUND);
            assertThatThrownBy(directory::list).isInstanceOf(IOException.class);
            Disk.write(root, "file", "successor");
            assertThat(Disk.read(directory, "file")).isEqualTo("successor");
        } else {
            Disk.write(root, "file", "successor");
            assertThat(Disk.read(directory, "file")).isEqualTo("content");
            assertThat(Disk.names(directory.list())).containsExactly("file");
        }
    }

    @Test
    void open_rootRemoved_notFound() throws IOException {
        Files.delete(root);
        assertThat(Disk.refusal(directory, "file")).isEqualTo(ErrorCode.NOT_FOUND);
        if (way == Resolution.REAL_PATH) {
            assertThatThrownBy(directory::list).isInstanceOf(IOException.class);
        } else {
            assertThat(directory.list()).isEqualTo(new Listing(List.of(), 0));
        }
    }

    @Test
    void open_afterClose_ioError() throws IOException {
        Disk.write(root, "file", "content");
        directory.close();
        assertThat(Disk.refusal(directory, "file")).isEqualTo(ErrorCode.IO_ERROR);
        assertThatThrownBy(directory::list).isInstanceOf(IOException.class);
    }

    @Test
    void open_refusedAThousandTimes_leaksNothing() throws IOException {
        Links.make(root, temp);
        Disk.write(root, "a/b/file", "x");
        Disk.run(root, "mkfifo", "a/fifo");
        long before = Disk.openDescriptors(temp);
        for (int i = 0; i < 1_000; i++) {
            for (String name : List.of("a/b", "a/fifo", "a/b/file/c", "a/b/missing", "..",
                    Links.NAMES.getFirst(), Links.NAMES.getLast())) {
                Disk.refusal(directory, name);
            }
        }
        assertThat(Disk.openDescriptors(temp)).isEqualTo(before);
    }
}
