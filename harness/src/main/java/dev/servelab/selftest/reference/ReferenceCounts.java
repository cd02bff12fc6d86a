package dev.servelab.selftest.reference;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
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

    /** Of a queue: the mean time, in seconds, that a worker spent on a request. */
    public double meanServiceS() throws IOException {
        return member("service_s").getAsDouble() / member("served").getAsLong();
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
