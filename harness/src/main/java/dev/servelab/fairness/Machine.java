package dev.servelab.fairness;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The files in which Linux says what it does. On a system without them nothing is known, which is
 * never the same as zero.
 *
 * @param root what holds {@code proc} and {@code sys}
 */
record Machine(Path root) {
    /** This one. */
    static final Machine HERE = new Machine(Path.of("/"));

    private static final String GOVERNOR = "cpufreq/scaling_governor";

    /** The lines of a file, none if it cannot be read. */
    List<String> lines(String file) {
        try {
            return Files.readAllLines(root.resolve(file));
        } catch (IOException | RuntimeException notHere) {
            return List.of();
        }
    }

    /** The words of the first line that begins with {@code name}, without it; else none. */
    List<String> words(String file, String name) {
        return lines(file).stream().filter(line -> line.startsWith(name)).findFirst()
                .map(line -> Arrays.asList(line.substring(name.length()).strip()
                        .split("\\s+", -1)))
                .orElse(List.of());
    }

    /** The number behind {@code name}, where a line holds both. */
    OptionalLong number(String file, String name) {
        List<String> words = words(file, name);
        return words.isEmpty() ? OptionalLong.empty() : parse(words.getFirst());
    }

    /** A file that holds one number. */
    OptionalLong number(String file) {
        return number(file, "");
    }

    /**
     * A number of the tables in {@code /proc/net}: a line of names, then a line of numbers, both
     * behind the table's name.
     */
    OptionalLong netCounter(String file, String table, String name) {
        List<List<String>> rows = lines(file).stream()
                .filter(line -> line.startsWith(table + ":"))
                .map(line -> Arrays.asList(line.split("\\s+", -1))).toList();
        if (rows.size() != 2) {
            return OptionalLong.empty();
        }
        int column = rows.getFirst().indexOf(name);
        return column < 0 || column >= rows.getLast().size()
                ? OptionalLong.empty()
                : parse(rows.getLast().get(column));
    }

    /** The different frequency governors of all processors; none where there is no choice. */
    SortedSet<String> governors() {
        SortedSet<String> found = new TreeSet<>();
        Path processors = root.resolve("sys/devices/system/cpu");
        try (DirectoryStream<Path> all = Files.newDirectoryStream(processors, "cpu[0-9]*")) {
            for (Path processor : all) {
                found.addAll(lines(root.relativize(processor.resolve(GOVERNOR)).toString()));
            }
        } catch (IOException notHere) {
            return new TreeSet<>();
        }
        return found;
    }

    private static OptionalLong parse(String word) {
        try {
            return OptionalLong.of(Long.parseLong(word));
        } catch (NumberFormatException unlimitedOrElse) {
            return OptionalLong.empty();
        }
    }
}
