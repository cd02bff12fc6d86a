package dev.servelab.protocol;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Why a server says no: the first word after {@code ERR}. The set is closed. */
public enum ErrorCode {
    /** Not a request of this protocol. The third on one connection closes it. */
    BAD_REQUEST("bad-request", false),
    /** The name is malformed, or would leave the shared directory. */
    BAD_NAME("bad-name", false),
    /** A request line passed {@link RequestDecoder#MAX_LINE_BYTES}. */
    TOO_LONG("too-long", true),
    /** There is no such file, or it may not be seen. */
    NOT_FOUND("not-found", false),
    /** A directory, FIFO, socket or device. */
    NOT_A_FILE("not-a-file", false),
    /** The server's system does not let it read the file. */
    DENIED("denied", false),
    /** The file's version is not the one that RANGE asked for. */
    CHANGED("changed", false),
    /** No connection, thread or descriptor is free for this. */
    BUSY("busy", true),
    /** The client was silent, or too slow, for too long. */
    TIMEOUT("timeout", true),
    /** The disk failed or did not answer in time. */
    IO_ERROR("io-error", false),
    /** The server is stopping and takes no more requests. */
    SHUTTING_DOWN("shutting-down", true);

    private static final Map<String, ErrorCode> BY_WIRE = Arrays.stream(values())
            .collect(Collectors.toUnmodifiableMap(ErrorCode::wire, Function.identity()));

    private final String wire;
    private final boolean closes;

    ErrorCode(String wire, boolean closes) {
        this.wire = wire;
        this.closes = closes;
    }

    /** The code as it stands on the wire. */
    public String wire() {
        return wire;
    }

    /**
     * Whether the server always ends the connection after this answer. A {@link #BAD_REQUEST} may
     * end it too: {@link Request.Bad#closes()} and the third of a connection.
     */
    public boolean closes() {
        return closes;
    }

    /** The code written so on the wire, or null if there is none. */
    public static @Nullable ErrorCode ofWire(String wire) {
        return BY_WIRE.get(wire);
    }
}
