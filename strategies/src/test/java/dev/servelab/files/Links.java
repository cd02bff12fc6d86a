package dev.servelab.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Symbolic links of every kind, none of which exists for a client. */
final class Links {
    static final List<String> NAMES = List.of("to-file", "to-outside", "to-absolute", "to-folder",
            "to-folder/file", "to-folder/sub/file", "to-outer-folder", "to-outer-folder/outside",
            "to-parent/outside", "to-root/real/file", "chain", "dangling", "dangling/file", "loop",
            "loop/file", "loop-a", "real/inner/file", "to-proc/self/environ");

    private Links() {}

    static void make(Path root, Path outer) throws IOException {
        Disk.write(outer, "outside", "secret");
        Disk.write(outer, "folder/outside", "secret");
        Disk.write(root, "real/file", "content");
        Disk.write(root, "real/sub/file", "content");
        link(root, "to-file", "real/file");
        link(root, "to-outside", "../outside");
        link(root, "to-absolute", outer.resolve("outside").toAbsolutePath().toString());
        link(root, "to-folder", "real");
        link(root, "to-outer-folder", "../folder");
        link(root, "to-parent", "..");
        link(root, "to-root", ".");
        link(root, "chain", "to-file");
        link(root, "dangling", "nowhere");
        link(root, "loop", "loop");
        link(root, "loop-a", "loop-b");
        link(root, "loop-b", "loop-a");
        link(root, "real/inner", "sub");
        link(root, "to-proc", "/proc");
    }

    private static void link(Path root, String name, String target) throws IOException {
        Files.createSymbolicLink(root.resolve(name), Path.of(target));
    }
}
