package dev.servelab.simulate;

import java.util.Arrays;
import java.util.Optional;

/** What a capacity counts. */
public enum Unit {
    /** Each object takes 1, whatever its size, as in most papers. */
    OBJECTS("objects"),
    /** Each object takes its bytes. */
    BYTES("bytes");

    private final String id;

    Unit(String id) {
        this.id = id;
    }

    /** The name used on the command line and in results. */
    public String id() {
        return id;
    }

    /** What an object of that many bytes takes of the capacity. */
    public long charge(long bytes) {
        return this == OBJECTS ? 1 : bytes;
    }

    /** The unit with that name, if there is one. */
    public static Optional<Unit> ofId(String id) {
        return Arrays.stream(values()).filter(unit -> unit.id.equals(id)).findFirst();
    }
}
