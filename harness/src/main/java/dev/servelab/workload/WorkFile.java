package dev.servelab.workload;

import java.util.List;
import java.util.OptionalInt;

/**
 * A file that clients ask for.
 *
 * @param name decoded, relative to the shared directory
 * @param bytes its length when the run began
 * @param crc32c of its content; empty where the harness did not write it, and only the server's
 *        own sum can be checked
 */
public record WorkFile(String name, long bytes, OptionalInt crc32c) {
    /** A file of somebody else's, known by its listing. */
    public static WorkFile listed(String name, long bytes) {
        return new WorkFile(name, bytes, OptionalInt.empty());
    }

    /** Those of so many bytes or more, in their order; for clients that shall take their time. */
    public static List<WorkFile> atLeast(long bytes, List<WorkFile> files) {
        return files.stream().filter(file -> file.bytes() >= bytes).toList();
    }
}
