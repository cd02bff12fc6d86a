package dev.servelab.custom;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class CustomPolicyTest {
    private static final String HEAD = "public final class Mine implements EvictionPolicy {";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void compile_fifo_evictsTheFirst() throws Exception {
        CustomPolicy policy = CustomPolicy.compile(PolicyFiles.fifo(folder, "Mine"));
        StrictPolicy order = policy.create(100);
        order.onInsert(5, 1, 1);
        order.onInsert(3, 2, 1);
        assertThat(order.victim(slot -> true)).isEqualTo(5);
        assertThat(policy.id()).isEqualTo(folder.resolve("Mine.java").toString());
    }

    /** One line for each, with its place, and what to do where that is not plain. */
    @ParameterizedTest
    @MethodSource
    void compile_wrongSource_isOneLineWithPlaceAndHint(String right, String wrong, String says) {
        Path file = PolicyFiles.fifo(folder, "Mine", right, wrong);
        assertThatThrownBy(() -> CustomPolicy.compile(file))
                .isInstanceOf(CustomPolicyException.class)
                .hasMessageStartingWith(file + says.substring(0, says.indexOf('|')))
                .hasMessageContaining(says.substring(says.indexOf('|') + 1))
                .message().doesNotContain("\n");
    }

    static Stream<Arguments> compile_wrongSource_isOneLineWithPlaceAndHint() {
        return Stream.of(
                arguments("return slot;", "return slot", ":17:28: |';' expected"),
                arguments("import dev.servelab.eviction.EvictionPolicy;", "",
                        ":6:36: cannot find symbol: class EvictionPolicy"
                                + "|(add: import dev.servelab.eviction.EvictionPolicy;)"),
                arguments("dev.servelab.eviction.EvictionPolicy", "dev.servelab.EvictionPolicy",
                        ":1:20: |(add: import dev.servelab.eviction.EvictionPolicy;)"),
                arguments("dev.servelab.eviction.EvictionPolicy", "servelab.EvictionPolicy",
                        ":1:16: package|(add: import dev.servelab.eviction.EvictionPolicy;)"),
                arguments(HEAD, "public final class Other implements EvictionPolicy {",
                        ":6:14: |(a file and its class have the same name: Mine)"),
                arguments(HEAD, "final class Other implements EvictionPolicy {",
                        ": there is no class Mine|public final class Mine implements"),
                arguments(HEAD, "final class Mine implements EvictionPolicy {",
                        ": class Mine is not public|write: public final class Mine"),
                arguments(HEAD, "public final class Mine { static final int NONE = -1;",
                        ": class Mine does not implement EvictionPolicy|(write: public final"),
                arguments(HEAD, "public abstract class Mine implements EvictionPolicy {",
                        ": class Mine is abstract|public final class Mine"),
                arguments("private int removed;", "private int removed; Mine(String name) {}",
                        ": class Mine has no public constructor|long capacityBytes"),
                arguments("private int removed;", "int removed; public Mine() { removed = 1 / 0; }",
                        ":8: the constructor threw|by zero"),
                arguments("private int removed;",
                        "int removed; { for (;;) if (removed > 1) break;}",
                        ":8: the constructor did not end|steps"),
                arguments("private int removed;", "int removed; static { System.exit(1); }",
                        ":8: the constructor tried|to end the process"),
                arguments("public int victim", "int victim",
                        ":14:9: victim(|(write public before the method)"),
                arguments("public int victim", "@Override public int victims",
                        ":6:14: Mine is not abstract|onInsert, victim and onRemove must be there"),
                arguments("public int victim", "@Override public void onHit(long slot) {}"
                        + "public int victim", ":14:5: |(compare its name and parameters with"),
                arguments("return NONE;\n    }", "return NONE;\n",
                        ":23:5: |illegal start of expression"),
                arguments("import dev.servelab.eviction.EvictionPolicy;",
                        "package dev.servelab.eviction;",
                        ": a package of servelab's own|(delete the package line)"));
    }

    @Test
    void compile_ownPackage_isNoTrouble() throws Exception {
        Path file = PolicyFiles.fifo(folder, "Mine", "import dev.servelab.eviction.EvictionPolicy;",
                "package one.of.mine; import dev.servelab.eviction.EvictionPolicy;");
        assertThat(CustomPolicy.compile(file).create(1).victim(slot -> true)).isEqualTo(-1);
    }

    /** One from elsewhere would have no steps in it, and could not be stopped. */
    @Test
    void compile_nameOfAClassOnTheClassPath_isTheFilesOwn() throws Exception {
        Path file = PolicyFiles.fifo(folder, "Tag", "import dev.servelab.eviction.EvictionPolicy;",
                "package org.junit.jupiter.api; import dev.servelab.eviction.EvictionPolicy;");
        StrictPolicy policy = CustomPolicy.compile(file).create(1);
        policy.onInsert(0, 0, 1);
        assertThat(policy.lastSteps()).isPositive();
    }

    @Test
    void compile_constructorWithCapacity_isGivenIt() throws Exception {
        Path file = PolicyFiles.fifo(folder, "Mine", "private int removed;",
                "int removed; private final long capacity;"
                        + "public Mine(long capacityBytes) { capacity = capacityBytes; }"
                        + "public boolean onMiss(long key, long size) { return size < capacity; }");
        StrictPolicy policy = CustomPolicy.compile(file).create(10);
        assertThat(policy.onMiss(1, 9)).isTrue();
        assertThat(policy.onMiss(1, 10)).isFalse();
    }

    @Test
    void create_twice_sharesNoStaticField() throws Exception {
        Path file = PolicyFiles.fifo(folder, "Mine",
                "private final LinkedHashSet<Integer> queue", "static final "
                        + "LinkedHashSet<Integer> queue");
        CustomPolicy policy = CustomPolicy.compile(file);
        policy.create(10).onInsert(0, 0, 1);
        assertThat(policy.create(10).victim(slot -> true)).isEqualTo(-1);
    }

    @Test
    void compile_noSuchText_isTroubleWithTheFile() throws IOException {
        assertTrouble(folder.resolve("None.java"), "no such file");
        assertTrouble(Files.createDirectory(folder.resolve("Folder.java")), "is a folder");
        assertTrouble(Files.write(folder.resolve("Binary.java"), new byte[]{(byte) 0xFF, 0}),
                "is not text in UTF-8");
        assertTrouble(Files.write(folder.resolve("Large.java"), new byte[(1 << 20) + 1]),
                "too large");
    }

    private static void assertTrouble(Path file, String says) {
        assertThatThrownBy(() -> CustomPolicy.compile(file))
                .hasMessageContaining(file + ": ").hasMessageContaining(says)
                .isInstanceOfSatisfying(CustomPolicyException.class,
                        failure -> assertThat(failure.isTroubleWithFile()).isTrue());
    }

    /** A JRE is a Java without jdk.compiler; so is a JDK that is told to look away. */
    @Test
    void compile_javaWithoutCompiler_saysSoInOneLine() throws Exception {
        Path file = PolicyFiles.fifo(folder, "Mine");
        Process child = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--limit-modules", "java.base", "-XX:TieredStopAtLevel=1", "-cp",
                System.getProperty("java.class.path"), CompileMain.class.getName(),
                file.toString()).redirectErrorStream(true).start();
        child.getOutputStream().close();
        String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(child.waitFor()).isZero();
        assertThat(said.strip()).isEqualTo(file + ": this Java has no compiler (run servelab with "
                + "a JDK 25, not with a JRE)");
    }
}
