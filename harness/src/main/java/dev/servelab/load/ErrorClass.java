package dev.servelab.load;

import dev.servelab.protocol.CannotConnect;
import dev.servelab.protocol.ErrorCode;
import dev.servelab.protocol.FailedTransfer;
import dev.servelab.protocol.ServerRefused;
import dev.servelab.protocol.TimedOut;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.Locale;

/**
 * How a request can end other than ok or unanswered. What the server itself says stands under the
 * server's own code.
 */
public enum ErrorClass {
    /** The server said that it had no room for this. */
    BUSY(ErrorCode.BUSY),
    /** No connection came about: nobody listened, or the system refused. */
    REFUSED("refused"),
    /** The connection broke. */
    RESET("reset"),
    /** The client gave up: no connection, or no byte, within {@link LoadSettings#timeout()}. */
    CLIENT_TIMEOUT("client-timeout"),
    /** The server closed the connection before END, or END came after too few bytes. */
    SHORT("short"),
    /** Wrong bytes, or a reply that is not of the protocol. */
    CORRUPT("corrupt"),
    /** The client's system had no local port left. */
    NO_PORT("no-port"),
    /** An HTTP answer with another status than 200. */
    HTTP_STATUS("http-status", true),
    /** Anything else that failed on the client's side. */
    OTHER("other"),
    BAD_REQUEST(ErrorCode.BAD_REQUEST),
    BAD_NAME(ErrorCode.BAD_NAME),
    TOO_LONG(ErrorCode.TOO_LONG),
    NOT_FOUND(ErrorCode.NOT_FOUND),
    NOT_A_FILE(ErrorCode.NOT_A_FILE),
    DENIED(ErrorCode.DENIED),
    CHANGED(ErrorCode.CHANGED),
    TIMEOUT(ErrorCode.TIMEOUT),
    IO_ERROR(ErrorCode.IO_ERROR),
    SHUTTING_DOWN(ErrorCode.SHUTTING_DOWN);

    private final String id;
    private final boolean saidByServer;

    ErrorClass(String id) {
        this(id, false);
    }

    ErrorClass(String id, boolean saidByServer) {
        this.id = id;
        this.saidByServer = saidByServer;
    }

    ErrorClass(ErrorCode code) {
        this(code.wire(), true);
    }

    /** The name in results. */
    public String id() {
        return id;
    }

    /** Whether the client did get an answer, if only a refusal. */
    boolean isAnswer() {
        return saidByServer;
    }

    /** The class of what {@link dev.servelab.protocol.FileClient} threw. */
    public static ErrorClass of(IOException failure) {
        return switch (failure) {
            case ServerRefused refused -> of(refused.code());
            case TimedOut timedOut -> CLIENT_TIMEOUT;
            case FailedTransfer transfer -> ofReason(transfer.reason());
            case CannotConnect unconnected -> ofConnect(unconnected);
            default -> OTHER;
        };
    }

    /** The class of an ERR line. */
    static ErrorClass of(ErrorCode code) {
        return switch (code) {
            case BUSY -> BUSY;
            case BAD_REQUEST -> BAD_REQUEST;
            case BAD_NAME -> BAD_NAME;
            case TOO_LONG -> TOO_LONG;
            case NOT_FOUND -> NOT_FOUND;
            case NOT_A_FILE -> NOT_A_FILE;
            case DENIED -> DENIED;
            case CHANGED -> CHANGED;
            case TIMEOUT -> TIMEOUT;
            case IO_ERROR -> IO_ERROR;
            case SHUTTING_DOWN -> SHUTTING_DOWN;
        };
    }

    private static ErrorClass ofReason(FailedTransfer.Reason reason) {
        return switch (reason) {
            case SHORT -> SHORT;
            case RESET -> RESET;
            case CORRUPT, MALFORMED, SURPLUS -> CORRUPT;
            case CLOSED -> OTHER;
        };
    }

    /** Java tells these apart by words alone; Linux, macOS and Windows use the same. */
    private static ErrorClass ofConnect(CannotConnect failure) {
        Throwable cause = failure.getCause();
        if (cause instanceof SocketTimeoutException) {
            return CLIENT_TIMEOUT;
        }
        return cause == null ? REFUSED : ofConnect(cause);
    }

    /** The class of what a system call threw while a connection was made. */
    static ErrorClass ofConnect(Throwable cause) {
        String words = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
        if (words.contains("cannot assign") || words.contains("can't assign")
                || words.contains("address already in use")) {
            return NO_PORT;
        }
        return words.contains("reset") ? RESET : REFUSED;
    }
}
