package dev.servelab.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Inputs that a fuzzer found worth keeping, in src/test/corpus of the module: the smallest set
 * that reaches all code that any of them reached, and every input that once failed.
 */
public final class Corpus {
    private final Path folder;

    private Corpus(Path folder) {
        this.folder = folder;
    }

    /** The inputs of a target. */
    public static Corpus of(String target) {
        return new Corpus(folder(target));
    }

    /** Where the inputs of a target are kept; tests run in their module's folder. */
    static Path folder(String target) {
        return Path.of("src", "test", "corpus", target);
    }

    /** Gives every input to a check. What fails names the input's file. */
    public void replay(Consumer<byte[]> check) {
        List<Path> files = files();
        assertThat(files).as("inputs in %s", folder).isNotEmpty();
        for (Path file : files) {
            try {
                check.accept(read(file));
            } catch (RuntimeException | Error failed) {
                throw new AssertionError(file + ": " + failed.getMessage(), failed);
            }
        }
    }

    /** How many inputs a check fails on. */
    public long failures(Consumer<byte[]> check) {
        return files().stream().filter(file -> fails(check, file)).count();
    }

    private static boolean fails(Consumer<byte[]> check, Path file) {
        byte[] input = read(file);
        try {
            check.accept(input);
            return false;
        } catch (AssertionError | RuntimeException found) {
            return true;
        }
    }

    private List<Path> files() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
