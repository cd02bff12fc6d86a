package dev.servelab.files;

import dev.servelab.linux.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What every way of resolving must list: what it would open, and nothing else. */
@ParameterizedClass
@MethodSource("dev.servelab.files.Ways#available")
class SharedDirectoryListContractTest {
    @Parameter
    Resolution way = Resolution.AUTO;
    @TempDir
    Path temp;

    @Test
    void list_emptyDirectory_isEmpty() throws IOException {
        assertThat(list(temp)).isEqualTo(new Listing(List.of(), 0));
    }

    @Test
    void list_filesInFolders_sortedWithSizes() throws IOException {
        Disk.write(temp, "b", "22");
        Disk.write(temp, "a/z", "1");
        Disk.write(temp, "a/b/c", "");
        Disk.write(temp, "a b", "333");
        Files.createDirectories(temp.resolve("empty/folder"));

        assertThat(list(temp)).isEqualTo(new Listing(List.of(new ListedFile("a b", 3),
                new ListedFile("a/b/c", 0), new ListedFile("a/z", 1), new ListedFile("b", 2)), 0));
    }

    @Test
    void list_hiddenLinkedAndSpecial_leftOut() throws IOException {
        Path root = Files.createDirectory(temp.resolve("root"));
        Links.make(root, temp);
        Disk.write(root, ".hidden", "x");
        Disk.write(root, ".git/config", "x");
        Disk.write(root, "real/.b/c", "x");
        Disk.run(root, "mkfifo", "fifo");

        Listing listing = list(root);

        assertThat(Disk.names(listing)).containsExactly("real/file", "real/sub/file");
        assertThat(listing.unlistable()).isZero();
    }

    /** Each listed name opens a file of the listed size. */
    @Test
    void list_oddNames_allCanBeOpened() throws Exception {
        for (String name : OddNames.ALL) {
            Disk.write(temp, name, name);
        }
        try (SharedDirectory directory = SharedDirectory.open(temp, way)) {
            Listing listing = directory.list();
            assertThat(Disk.names(listing)).containsExactlyInAnyOrderElementsOf(OddNames.ALL);
            for (ListedFile listed : listing.files()) {
                try (OpenFile file = directory.open(listed.name())) {
                    assertThat(file.version().size()).isEqualTo(listed.bytes());
                }
            }
        }
    }

    @Test
    void list_namesThatAreNotUtf8_countedEachWherever(TestReporter reporter) throws IOException {
        if (!Platform.isKnown()) {
            reporter.publishEntry("names that are not UTF-8", "not checked here");
            return;
        }
        Disk.write(temp, "good/\uFFFD", "x");
        Disk.writeRaw(temp, "bad\\377");
        Disk.writeRaw(temp, "\\303\\251");
        Disk.writeRaw(temp, "overlong\\300\\257");
        Disk.writeRaw(temp, "surrogate\\355\\240\\200");
        Disk.run(temp, "sh", "-c", "d=$(printf 'folder\\376') && mkdir -p \"$d/sub\""
                + " && : > \"$d/one\" && : > \"$d/sub/two\" && : > \"$d/.hidden\"");

        Listing listing = list(temp);

        assertThat(Disk.names(listing)).containsExactly("good/\uFFFD", "é");
        assertThat(listing.unlistable()).isEqualTo(5);
        Disk.run(temp, "sh", "-c", "rm -rf ./*"); // JUnit could not
    }

    /** 15 folders of 85 '%' and a slash are 3,840 bytes on the wire, but 1,290 on the disk. */
    @Test
    void list_nameTooLongForTheWire_counted() throws IOException {
        String folders = ("%".repeat(85) + "/").repeat(15);
        Disk.write(temp, folders + "%".repeat(20), "x");
        Disk.write(temp, folders + "%".repeat(20) + "x", "x");
        Disk.write(temp, folders + "x".repeat(60), "x");
        Disk.write(temp, folders + "more/" + "x".repeat(60), "x");

        Listing listing = list(temp);

        assertThat(Disk.names(listing)).containsExactly(folders + "%".repeat(20),
                folders + "x".repeat(60));
        assertThat(listing.unlistable()).isEqualTo(2);
    }

    @Test
    void list_treeDeeperThanAPath_countedWithoutTrouble(TestReporter reporter)
            throws IOException {
        if (!Platform.isKnown()) {
            reporter.publishEntry("trees deeper than a path", "not checked here");
            return;
        }
        Disk.write(temp, "file", "x");
        // Each level is made beneath the one before, so that no path is ever too long.
        String name = "d".repeat(200);
        Disk.run(temp, "sh", "-c", "i=0; mkdir t; while [ $i -lt 30 ]; do mkdir n; mv t n/" + name
                + "; mv n t; i=$((i+1)); done");

        assertThat(Disk.names(list(temp))).containsExactly("file");
        Disk.run(temp, "rm", "-rf", "t"); // JUnit could not
    }

    @Test
    void list_aHundredTimes_leaksNothing() throws IOException {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            String name = "folder%02d/file%03d".formatted(i % 25, i);
            Disk.write(temp, name, "x");
            names.add(name);
        }
        try (SharedDirectory directory = SharedDirectory.open(temp, way)) {
            long before = Disk.openDescriptors(temp);
            for (int i = 0; i < 100; i++) {
                assertThat(Disk.names(directory.list())).hasSameSizeAs(names);
            }
            assertThat(Disk.names(directory.list())).containsExactlyInAnyOrderElementsOf(names)
                    .isSorted();
            assertThat(Disk.openDescriptors(temp)).isEqualTo(before);
        }
        assertThat(Disk.openDescriptors(temp)).isZero();
    }

    private Listing list(Path root) throws IOException {
        try (SharedDirectory directory = SharedDirectory.open(root, way)) {
            return directory.list();
        }
    }
}
