package dev.servelab.front;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

import static java.util.Objects.requireNonNull;

/** The files that {@link HttpTable} asks for, on the disk, and their entity tags. */
public final class HttpFiles {
    private final Map<String, byte[]> contents = new HashMap<>();
    private final Map<String, String> tags = new HashMap<>();

    /** Writes them, and beside them what must not be seen. */
    public static HttpFiles write(Path root) throws IOException {
        HttpFiles files = new HttpFiles();
        files.write(root, "small", random(700));
        files.write(root, "empty", new byte[0]);
        files.write(root, "page.html", "<!doctype html><title>ü</title>\n"
                .getBytes(StandardCharsets.UTF_8));
        files.write(root, "a b%c/ü.txt", random(3_000));
        files.write(root, "folder/inner.txt", random(40_000));
        files.write(root, ".hidden", random(10));
        files.write(root, ".git/config", random(10));
        files.write(root, "poison", random(10));
        Files.createSymbolicLink(root.resolve("link"), Path.of("small"));
        return files;
    }

    /** Says which entity tag a file has: quotes and all. */
    public void tag(String name, String tag) {
        tags.put(name, tag);
    }

    public byte[] content(String name) {
        return requireNonNull(contents.get(name), name);
    }

    /** The text with the tags of files in the place of their names in braces. */
    String withTags(String text) {
        String meant = text;
        for (Map.Entry<String, String> tag : tags.entrySet()) {
            meant = meant.replace("{" + tag.getKey() + "}", tag.getValue());
        }
        return meant;
    }

    private void write(Path root, String name, byte[] content) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, content);
        contents.put(name, content);
    }

    private static byte[] random(int bytes) {
        byte[] content = new byte[bytes];
        new Random(bytes).nextBytes(content);
        return content;
    }
}
