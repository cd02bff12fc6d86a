package dev.servelab.selftest.reference;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** What a reference server counted in a window. */
public final class ReferenceCounts {
    private final JsonObject counts;

    ReferenceCounts(JsonObject counts) {
        this.counts = counts;
    }

    /** Requests that came to it. */
    public long asked() throws IOException {
        return member("asked").getAsLong();
    }

    /** Of a lying server: how often it told this. */
    public long told(Lie lie) throws IOException {
        return member(lie.name().toLowerCase(Locale.ROOT)).getAsLong();
    }

    /** Of a queue: how long each request was served, in nanoseconds, in the order of the line. */
    public List<Long> servicesNs() throws IOException {
        return member("services_ns").getAsJsonArray().asList().stream()
                .map(JsonElement::getAsLong).toList();
    }

    /** How many requests it had under way, in the mean of {@code seconds}. */
    public double meanPresent(double seconds) throws IOException {
        return member("present_s").getAsDouble() / seconds;
    }

    private JsonElement member(String name) throws IOException {
        JsonElement found = counts.get(name);
        if (found == null) {
            throw new IOException("the reference server did not count " + name);
        }
        return found;
    }
}
