package dev.servelab.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The launcher beside a jar that is built, and the jar alone: run after packaging, with the jar
 * that was packaged. What must build or lack something first is tried by {@code
 * .ci/check-launcher}.
 */
class LauncherIT {
    private static final Path JAR = Path.of("target", "servelab.jar").toAbsolutePath();
    private static final Path JAVA_HOME = Path.of(System.getProperty("java.home"));
    private static final Path JAVA = JAVA_HOME.resolve("bin/java");

    @TempDir
    Path temporary;

    private Path house;
    private Path launcher;

    /** What a run of a child said, in the end. */
    private record Said(int status, String out, String err) {
        /** It ran, and nothing was built. */
        void isVersion() {
            assertThat(err).isEmpty();
            assertThat(out).matches("(?s)servelab \\d+\\.\\d.*");
            assertThat(status).isZero();
        }

        /** It ran; the JVM may have said which options it found. */
        void hasWritten() {
            assertThat(status).as(err).isZero();
            assertThat(out).isNotEmpty();
        }
    }

    /** A checkout with spaces in its path, in which the jar is newer than all that it is made of. */
    @BeforeEach
    void build() throws IOException {
        house = Files.createDirectories(temporary.resolve("a house with spaces"));
        for (String module : List.of(".", "protocol", "strategies", "harness")) {
            Files.createDirectories(house.resolve(module).resolve("src/main"));
            Files.createFile(house.resolve(module).resolve("pom.xml"));
        }
        Files.createDirectories(house.resolve(".mvn"));
        Files.copy(Path.of("..", ".mvn", "launcher.sh"), house.resolve(".mvn/launcher.sh"));
        launcher = Files.copy(Path.of("..", "servelab"), house.resolve("servelab"));
        assertThat(launcher.toFile().setExecutable(true)).isTrue();
        Files.createDirectories(house.resolve("target"));
        Files.copy(JAR, house.resolve("target/servelab.jar"));
        // Says that a cache has been made for this Java: else each test would wait for one.
        Path release = Path.of(System.getProperty("java.home"), "release");
        Files.write(house.resolve("target/servelab.aot.of"), Files.readAllLines(release).stream()
                .filter(line -> line.startsWith("JAVA_VERSION=")).toList());
    }

    @Test
    void launcher_fromAnotherDirectory_runs() throws Exception {
        run(Path.of("/"), launcher.toString(), "--version").isVersion();
    }

    @Test
    void launcher_throughALinkToALink_runs() throws Exception {
        Path shelf = Files.createDirectories(temporary.resolve("a shelf"));
        Files.createSymbolicLink(shelf.resolve("servelab"), launcher);
        Files.createSymbolicLink(shelf.resolve("lab"), Path.of("servelab"));
        run(shelf, "./lab", "--version").isVersion();
    }

    @Test
    void launcher_withAnOldJavaFirstOnThePath_finds25() throws Exception {
        Path old = Files.createDirectories(temporary.resolve("jdk-17/bin"));
        for (String command : List.of("java", "javac")) {
            Path wrong = Files.writeString(old.resolve(command),
                    "#!/bin/sh\necho 17 >&2\nexit 99\n");
            assertThat(wrong.toFile().setExecutable(true)).isTrue();
        }
        Files.writeString(old.resolveSibling("release"), "JAVA_VERSION=\"17.0.1\"\n");
        String path = old + ":" + System.getenv("PATH");
        assertThat(run(house, "env", "PATH=" + path, "java", "-version").status).isEqualTo(99);
        run(house, "env", "PATH=" + path, "./servelab", "--version").isVersion();
    }

    /** As after a disk that was full, or a change of the JDK: the cache is passed over. */
    @Test
    void launcher_withADamagedCache_runsAndSaysNothingOfIt() throws Exception {
        Path cache = house.resolve("target/servelab.aot");
        Files.createFile(cache);
        run(house, "./servelab", "--version").isVersion();
        Files.write(cache, "no cache at all".repeat(10_000).getBytes(StandardCharsets.UTF_8));
        run(house, "./servelab", "--version").isVersion();
        run(house, "env", "JAVA_TOOL_OPTIONS=-Xshare:off", "./servelab", "man").hasWritten();
    }

    @Test
    void launcher_wrongUsage_passesTheStatusOn() throws Exception {
        Said said = run(house, "./servelab", "fetch");
        assertThat(said.status).isEqualTo(ExitStatus.USAGE);
        assertThat(said.err).contains("fetch").doesNotContain("Exception");
    }

    /** A server, a transfer and a measurement with child JVMs, and no file but the jar. */
    @Test
    void jar_alone_doesEverything() throws Exception {
        Path alone = Files.createDirectories(temporary.resolve("jar alone"));
        Files.copy(JAR, alone.resolve("servelab.jar"));
        Path files = Files.createDirectories(temporary.resolve("files"));
        byte[] content = "what is asked for".repeat(9_999).getBytes(StandardCharsets.UTF_8);
        Files.write(files.resolve("a file"), content);

        Process server = new ProcessBuilder(JAVA.toString(), "-jar", "servelab.jar", "serve",
                "127.0.0.1", "0", files.toString()).directory(alone.toFile()).start();
        try {
            String address = server.inputReader(StandardCharsets.UTF_8).readLine().split(" ", 4)[2];
            Said got = run(alone, JAVA.toString(), "-jar", "servelab.jar", "get",
                    address + "/a file");
            assertThat(got.status).as(got.err).isZero();
        } finally {
            server.destroy();
        }
        assertThat(server.waitFor()).isZero();
        assertThat(alone.resolve("a file")).hasBinaryContent(content);

        Said bench = run(alone, JAVA.toString(), "-jar", "servelab.jar", "bench", "--trials", "1",
                "--warmup", "100ms", "--duration", "200ms", "-o", "result", files.toString());
        assertThat(bench.status).as(bench.err).isZero();
        assertThat(alone.resolve("result/result.json")).isNotEmptyFile();
    }

    /** With a home of its own, where the launcher finds this JVM's JDK. */
    private Said run(Path directory, String... command) throws Exception {
        Path jdks = Files.createDirectories(temporary.resolve("home/.jdks"));
        Path link = jdks.resolve("25");
        if (!Files.exists(link)) {
            Files.createSymbolicLink(link, JAVA_HOME);
        }
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile());
        Map<String, String> environment = builder.environment();
        environment.put("HOME", temporary.resolve("home").toString());
        environment.remove("JAVA_HOME");
        environment.remove("SERVELAB_JAVA_HOME");
        Path err = Files.createTempFile(temporary, "err", "");
        Process process = builder.redirectError(err.toFile()).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Said(process.waitFor(), out, Files.readString(err));
    }
}
