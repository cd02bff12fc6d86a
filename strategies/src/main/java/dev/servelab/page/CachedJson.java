package dev.servelab.page;

import com.google.gson.stream.JsonWriter;
import dev.servelab.cache.CachedFile;
import dev.servelab.protocol.WireNames;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What LIST says, as JSON: the array that {@code list --json} prints, next victim first. */
public final class CachedJson {
    private CachedJson() {}

    /** @param cached next victim first */
    public static Page of(List<CachedFile> cached) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonWriter json = new JsonWriter(
                new OutputStreamWriter(bytes, StandardCharsets.UTF_8))) {
            json.beginArray();
            for (CachedFile file : cached) {
                json.beginObject();
                json.name("name").value(WireNames.encode(file.name()));
                json.name("bytes").value(file.bytes());
                json.name("pins").value(file.pins());
                json.name("hits").value(file.hits());
                json.endObject();
            }
            json.endArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Page.json(bytes.toByteArray());
    }
}
