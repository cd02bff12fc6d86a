package dev.servelab.lesson.check;

import dev.servelab.eviction.Order;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A policy among the tests' resources. Its first line says in a comment which rule a wrong one
 * breaks, or which order of the catalogue a right one is, and what a wrong one claims to be.
 */
record Policies(Path file, String rule, @Nullable Order claim) {
    static List<Policies> wrong() throws Exception {
        return of("wrong");
    }

    static List<Policies> right() throws Exception {
        return of("right");
    }

    private static List<Policies> of(String kind) throws IOException, URISyntaxException {
        URI folder = Objects.requireNonNull(Policies.class.getResource(kind)).toURI();
        try (Stream<Path> files = Files.list(Path.of(folder))) {
            return files.sorted().map(file -> of(file, kind)).toList();
        }
    }

    private static Policies of(Path file, String kind) {
        try (Stream<String> lines = Files.lines(file)) {
            String[] said = lines.findFirst().orElseThrow().replace("// ", "").split(" ", -1);
            String claim = kind.equals("right") ? said[0] : said[said.length - 1];
            return new Policies(file, said[0], Order.ofId(claim).orElse(null));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return file.getFileName() + ": " + rule;
    }
}
