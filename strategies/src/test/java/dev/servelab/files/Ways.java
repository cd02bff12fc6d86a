package dev.servelab.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The ways of resolving that this system has: the variants of every contract test here. */
final class Ways {
    private Ways() {}

    static List<Resolution> all() {
        return List.of(Resolution.OPENAT2, Resolution.WALK, Resolution.REAL_PATH);
    }

    static List<Resolution> available() throws IOException {
        List<Resolution> available = new ArrayList<>();
        for (Resolution way : all()) {
            if (isAvailable(way)) {
                available.add(way);
            }
        }
        return available;
    }

    /** Those that no race of renames can mislead. */
    static List<Resolution> held() throws IOException {
        return available().stream().filter(way -> way != Resolution.REAL_PATH).toList();
    }

    private static boolean isAvailable(Resolution way) throws IOException {
        Path root = Files.createTempDirectory("servelab-way");
        try (SharedDirectory directory = SharedDirectory.open(root, way)) {
            return directory.resolution() == way;
        } catch (IOException e) {
            return false;
        } finally {
            Files.delete(root);
        }
    }
}
