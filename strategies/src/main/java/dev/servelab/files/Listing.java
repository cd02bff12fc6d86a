package dev.servelab.files;

import java.util.List;

/**
 * What can be asked for.
 *
 * @param files sorted by name, by code point (which is the order of the UTF-8 bytes)
 * @param unlistable regular files left out because their names cannot be written on the wire: bytes
 *        that are not UTF-8 or that this JVM cannot see, or over 3,900 bytes as encoded
 */
public record Listing(List<ListedFile> files, long unlistable) {
    public Listing {
        files = List.copyOf(files);
    }
}
