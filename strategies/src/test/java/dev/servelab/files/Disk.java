package dev.servelab.files;

import dev.servelab.protocol.ErrorCode;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** What tests do with real files. */
final class Disk {
    private Disk() {}

    static Path write(Path root, String name, String content) throws IOException {
        Path path = root.resolve(name);
        Files.createDirectories(path.getParent());
        return Files.writeString(path, content);
    }

    /** Runs a program to its end and demands success. */
    static void run(Path directory, String... command) throws IOException {
        Process process = new ProcessBuilder(command).directory(directory.toFile()).inheritIO()
                .start();
        try {
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).as(String.join(" ", command))
                    .isTrue();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            throw new IOException(e);
        }
        assertThat(process.exitValue()).as(String.join(" ", command)).isZero();
    }

    /** A file whose name the JDK cannot write; {@code name} is a format of printf(1). */
    static void writeRaw(Path directory, String name) throws IOException {
        run(directory, "sh", "-c", "printf content > \"$(printf '" + name + "')\"");
    }

    /** The whole content of what the directory opens under the name. */
    static String read(SharedDirectory directory, String name) throws IOException, Refusal {
        try (OpenFile file = directory.open(name)) {
            return read(file, 0, Math.toIntExact(file.version().size()));
        }
    }

    /** Reads until {@code bytes} have come, or the file ends. */
    static String read(OpenFile file, long position, int bytes) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment target = arena.allocate(Math.max(1, bytes));
            int done = 0;
            while (done < bytes) {
                int read = file.read(target.asSlice(done, bytes - done), position + done);
                if (read < 0) {
                    break;
                }
                done += read;
            }
            byte[] content = target.asSlice(0, done).toArray(ValueLayout.JAVA_BYTE);
            return new String(content, StandardCharsets.UTF_8);
        }
    }

    /** Why the directory does not open the name. */
    static ErrorCode refusal(SharedDirectory directory, String name) {
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> directory.open(name).close());
        assertThat(refusal).as("refusal of '%s'", name).isNotNull();
        return refusal.code();
    }

    static List<String> names(Listing listing) {
        return listing.files().stream().map(ListedFile::name).toList();
    }

    /** Waits until a change would get another time than the file has: times move in ticks. */
    static void awaitNextTick(Path file) throws IOException {
        FileTime before = changeTime(file);
        Path probe = Files.createTempFile("servelab-tick", null);
        try {
            do {
                Files.writeString(probe, "x");
            } while (changeTime(probe).compareTo(before) <= 0);
        } finally {
            Files.delete(probe);
        }
    }

    private static FileTime changeTime(Path file) throws IOException {
        return NameRules.onWindows()
                ? Files.getLastModifiedTime(file)
                : (FileTime) Files.getAttribute(file, "unix:ctime");
    }

    /** Descriptors of this process that lead to somewhere beneath the directory; Linux only. */
    static long openDescriptors(Path directory) throws IOException {
        Path self = Path.of("/proc/self/fd");
        if (!Files.isDirectory(self)) {
            return 0; // not checked here
        }
        String beneath = directory.toRealPath().toString();
        try (Stream<Path> descriptors = Files.list(self)) {
            return descriptors.filter(fd -> target(fd).startsWith(beneath)).count();
        }
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException e) {
            return ""; // the one that listed them
        }
    }
}
