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
    @FunctionalInterface
    private interface Content {
        void writeTo(JsonWriter json) throws IOException;
    }

    private CachedJson() {}

    /**
     * Makes it.
     *
     * @param cached next victim first
     */
    public static Page of(List<CachedFile> cached) {
        return written(json -> write(json, cached));
    }

    /**
     * One object for the live page: {@code stats} and {@code cached}, from one moment or nearly so.
     *
     * @param stats one JSON object
     */
    public static Page with(String stats, List<CachedFile> cached) {
        return written(json -> {
            json.beginObject().name("stats").jsonValue(stats).name("cached");
            write(json, cached);
            json.endObject();
        });
    }

    private static Page written(Content content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonWriter json = new JsonWriter(
                new OutputStreamWriter(bytes, StandardCharsets.UTF_8))) {
            content.writeTo(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Page.json(bytes.toByteArray());
    }

    private static void write(JsonWriter json, List<CachedFile> cached) throws IOException {
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
    }
}
