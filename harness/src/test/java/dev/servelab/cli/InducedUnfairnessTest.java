package dev.servelab.cli;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.servelab.testing.Depth;
import dev.servelab.testing.Figures;
import dev.servelab.testing.NotChecked;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Unfairness that was really there: each kind marks the run, in the result and on the terminal. */
@Tag(Depth.TAG)
@Tag(Depth.ONLY)
@Timeout(120)
class InducedUnfairnessTest {
    private static final int HOGS = 2;

    @TempDir
    private Path folder;

    @BeforeEach
    void writeAFile() throws IOException {
        Files.write(Files.createDirectory(folder.resolve("shared")).resolve("file"),
                new byte[4_096]);
    }

    /** A connection for each request, 64 clients, and room for one that waits. */
    @Test
    void bench_backlogOfOne_isUnfair() throws Exception {
        assertRed("backlog", bench(Jvm.like(), "--backlog", "1", "--clients", "64",
                "--connections", "per-request"));
    }

    @Test
    void bench_besideBusyProcesses_isUnfair() throws Exception {
        List<Process> hogs = new ArrayList<>();
        try {
            for (int i = 0; i < HOGS; i++) {
                hogs.add(new ProcessBuilder("sh", "-c", "while :; do :; done").start());
            }
            assertRed("load", bench(Jvm.like(), "--clients", "1"));
        } finally {
            hogs.forEach(Process::destroyForcibly);
        }
    }

    /** Five ports, and each is kept for a while after its connection was closed. */
    @Test
    void bench_fewPorts_isUnfair() throws Exception {
        if (Means.lacksRoot("a small range of ports in a network of its own")
                || Means.lacks("a small range of ports in a network of its own",
                        "no network namespaces", "unshare", "--net", "ip", "link", "set", "lo",
                        "up")) {
            return;
        }
        Jvm jvm = Jvm.like().under("unshare", "--net", "sh", "-ec", """
                ip link set lo up
                echo 50000 50004 > /proc/sys/net/ipv4/ip_local_port_range
                exec "$@"
                """, "sh");

        assertRed("ports", bench(jvm, "--clients", "64", "--connections", "per-request",
                "--warmup", "0s"));
    }

    /** The server's JVM is this one's: here a script in its place makes its heap smaller. */
    @Test
    void bench_tinyHeap_isUnfair() throws Exception {
        if (File.separatorChar != '/') {
            NotChecked.here("a tiny heap makes a run unfair", "no shell for a script as java");
            return;
        }
        Path home = homeWithTinyHeap();
        try {
            assertRed("gc", bench(Jvm.like().with("-Djava.home=" + home), "--clients", "64",
                    "--connections", "per-request", "--cache-size", "1MiB"));
        } finally {
            removeLinks(home);
        }
    }

    private Path homeWithTinyHeap() throws IOException {
        Path real = Path.of(System.getProperty("java.home"));
        Path home = Files.createDirectory(folder.resolve("home"));
        try (Stream<Path> entries = Files.list(real)) {
            for (Path entry : entries.filter(e -> !e.endsWith("bin")).toList()) {
                Files.createSymbolicLink(home.resolve(entry.getFileName()), entry);
            }
        }
        Path java = Files.createDirectory(home.resolve("bin")).resolve("java");
        Files.writeString(java, """
                #!/bin/sh
                for flag; do
                    shift
                    case $flag in -Xm[sx]*) flag=${flag%%256m}12m ;; esac
                    set -- "$@" "$flag"
                done
                exec '%s' -XX:MaxDirectMemorySize=128m "$@"
                """.formatted(real.resolve("bin/java")));
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwx------"));
        return home;
    }

    private static void removeLinks(Path home) throws IOException {
        try (Stream<Path> entries = Files.list(home)) {
            for (Path link : entries.filter(Files::isSymbolicLink).toList()) {
                Files.delete(link);
            }
        }
    }

    private JsonObject bench(Jvm jvm, String... options) throws Exception {
        Path result = folder.resolve("result");
        List<String> arguments = new ArrayList<>(List.of("bench",
                folder.resolve("shared").toString(), "-d", "2s", "--trials", "1", "-o",
                result.toString()));
        arguments.addAll(List.of(options));
        try (ChildProcess bench = ChildProcess.start(jvm, arguments.toArray(String[]::new))) {
            bench.endsWith(ExitStatus.DONE);
        }
        assertThat(Files.readString(result.resolve("summary.md"))).contains("UNFAIR");
        return JsonParser.parseString(Files.readString(result.resolve("result.json")))
                .getAsJsonObject().getAsJsonObject("fairness");
    }

    private static void assertRed(String id, JsonObject fairness) {
        assertThat(fairness.get("unfair").getAsBoolean()).isTrue();
        List<JsonObject> red = fairness.getAsJsonArray("findings").asList().stream()
                .map(JsonElement::getAsJsonObject)
                .filter(finding -> finding.get("level").getAsString().equals("red")).toList();
        assertThat(red).extracting(finding -> finding.get("id").getAsString()).contains(id);
        red.forEach(finding -> Figures.say("unfairness induced, " + id,
                finding.get("id").getAsString() + ": " + finding.get("observed").getAsString()));
    }
}
