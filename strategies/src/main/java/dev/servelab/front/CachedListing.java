package dev.servelab.front;

import dev.servelab.cache.CachedFile;
import dev.servelab.cache.ContentCache;
import dev.servelab.protocol.WireNames;
import java.nio.charset.StandardCharsets;

/** The body of LIST: a line for each cached file, next victim first. */
final class CachedListing {
    private CachedListing() {}

    static byte[] encode(ContentCache cache) {
        StringBuilder lines = new StringBuilder();
        for (CachedFile file : cache.list()) {
            lines.append(WireNames.encode(file.name())).append('\t').append(file.bytes())
                    .append('\t').append(file.pins()).append('\t').append(file.hits())
                    .append('\n');
        }
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }
}
