package dev.servelab.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** In which order {@code get} asks the system for what makes a saved file last. */
final class SystemCallsTest {
    private static final String TRACED = "write,pwrite64,fsync,fdatasync,rename,renameat,renameat2";

    @TempDir
    private Path folder;

    /**
     * All bytes, then the part to the disk, then its new name, then the folder to the disk: after a
     * power cut at any place in this order there is the old file or the new one.
     */
    @Test
    void get_publishing_writesSyncsRenamesAndSyncsTheFolder() throws Exception {
        if (Means.lacks("the order of system calls", "strace cannot trace", "strace", "-f", "-y",
                "-o", "/dev/null", "true")) {
            return;
        }
        Path directory = Files.createDirectory(folder.resolve("target"));
        Path trace = folder.resolve("trace");
        byte[] body = new byte[300_000];
        new Random(3).nextBytes(body);
        Jvm traced = Jvm.like().under("strace", "-f", "-y", "-e", "trace=" + TRACED, "-o",
                trace.toString());
        try (ScriptedServer server = ScriptedServer.replying(ScriptedServer.frame("v1", body));
                ChildProcess get = ChildProcess.start(traced, "get", server.address() + "/f",
                        directory.toString())) {
            get.endsWith(ExitStatus.DONE);
        }

        assertThat(calls(Files.readString(trace, StandardCharsets.ISO_8859_1),
                directory.toRealPath())).matches("(write )+fsync rename sync-folder ");
    }

    /** Those on the part, its target and their folder; without those that ended later, as said. */
    private static String calls(String trace, Path directory) {
        String part = Pattern.quote(directory.resolve(".f.v1.servelab-part").toString());
        Pattern call = Pattern.compile("(?m)^\\d+ +(?:(p?write)(?:64)?\\(\\d+<" + part + ">"
                + "|(f(?:data)?sync)\\(\\d+<" + part + ">"
                + "|(rename)[^(]*\\([^\\n]*" + part + "\"[^\\n]*\"\\)"
                + "|(fsync)\\(\\d+<" + Pattern.quote(directory.toString()) + ">)");
        StringBuilder calls = new StringBuilder();
        Matcher found = call.matcher(trace);
        while (found.find()) {
            calls.append(found.group(1) != null
                    ? "write "
                    : found.group(2) != null
                            ? "fsync "
                            : found.group(3) != null ? "rename " : "sync-folder ");
        }
        return calls.toString();
    }
}
