package dev.servelab.testing.planted;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Copies of sources with something else in one place, and how they become classes. */
public final class ChangedSource {
    private ChangedSource() {}

    /**
     * Writes a copy of a source into a folder, with something else in one place.
     *
     * @param right what stands there, once in the source
     * @throws IllegalStateException if the source has changed so that the change no longer fits in
     */
    public static Path change(Path original, String right, String other, Path folder)
            throws IOException {
        String text = Files.readString(original);
        int at = text.indexOf(right);
        if (at < 0 || text.indexOf(right, at + 1) >= 0) {
            throw new IllegalStateException("not once in " + original + ": " + right);
        }
        return Files.writeString(folder.resolve(original.getFileName()),
                text.replace(right, other));
    }

    /** Compiles sources into a folder of it, which is returned, against our class path. */
    public static Path compile(List<Path> sources, Path folder) throws IOException {
        Path classes = Files.createDirectory(folder.resolve("classes"));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null,
                StandardCharsets.UTF_8)) {
            List<String> options = List.of("-d", classes.toString(), "-cp",
                    System.getProperty("java.class.path"), "-proc:none", "-nowarn");
            if (!compiler.getTask(null, files, null, options, null,
                    files.getJavaFileObjectsFromPaths(sources)).call()) {
                throw new IllegalStateException("what was changed does not compile");
            }
        }
        return classes;
    }
}
