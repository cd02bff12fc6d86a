package dev.servelab.protocol.http;

import dev.servelab.protocol.ErrorCode;

/** The status codes that this server says (RFC 9110 section 15; 431: RFC 6585 section 5). */
public enum Status {
    /** The whole file, a listing, a page. */
    OK(200, "OK"),
    /** The one range that was asked for. */
    PARTIAL_CONTENT(206, "Partial Content"),
    /** A folder was asked for without the slash at its end. */
    MOVED_PERMANENTLY(301, "Moved Permanently"),
    /** The client has this version. */
    NOT_MODIFIED(304, "Not Modified"),
    /** Not a request of this protocol, or a name that breaks the rules. */
    BAD_REQUEST(400, "Bad Request"),
    /** Not readable, or no file. */
    FORBIDDEN(403, "Forbidden"),
    /** There is no such file, or it may not be seen. */
    NOT_FOUND(404, "Not Found"),
    /** Neither GET nor HEAD. */
    METHOD_NOT_ALLOWED(405, "Method Not Allowed"),
    /** The head was not whole in time. */
    REQUEST_TIMEOUT(408, "Request Timeout"),
    /** The file has another version than If-Match names. */
    PRECONDITION_FAILED(412, "Precondition Failed"),
    /** A GET or HEAD with content: none is ever read. */
    CONTENT_TOO_LARGE(413, "Content Too Large"),
    /** The target passes {@link HeadParser#TARGET_BYTES_MAX}. */
    URI_TOO_LONG(414, "URI Too Long"),
    /** The range begins behind the file's end. */
    RANGE_NOT_SATISFIABLE(416, "Range Not Satisfiable"),
    /** Any Expect: no content is ever read, so none is waited for. */
    EXPECTATION_FAILED(417, "Expectation Failed"),
    /** The head passes {@link HeadParser#HEAD_BYTES_MAX} or {@link HeadParser#FIELDS_MAX}. */
    HEADER_FIELDS_TOO_LARGE(431, "Request Header Fields Too Large"),
    /** The disk failed or did not answer in time. */
    INTERNAL_SERVER_ERROR(500, "Internal Server Error"),
    /** A transfer coding that is not known. */
    NOT_IMPLEMENTED(501, "Not Implemented"),
    /** No connection, thread or descriptor is free, or the server is stopping. */
    SERVICE_UNAVAILABLE(503, "Service Unavailable"),
    /** Neither HTTP/1.1 nor HTTP/1.0. */
    VERSION_NOT_SUPPORTED(505, "HTTP Version Not Supported");

    private final int code;
    private final String reason;

    Status(int code, String reason) {
        this.code = code;
        this.reason = reason;
    }

    /** The number, 200 to 505. */
    public int code() {
        return code;
    }

    /** The words after the number. */
    public String reason() {
        return reason;
    }

    /** Whether an answer with it never has content (RFC 9110 section 15.4.5). */
    public boolean isWithoutContent() {
        return this == NOT_MODIFIED;
    }

    /** How a refusal of the native wire is told here. */
    public static Status of(ErrorCode refusal) {
        return switch (refusal) {
            case BAD_REQUEST, BAD_NAME -> BAD_REQUEST;
            case TOO_LONG -> URI_TOO_LONG;
            case NOT_FOUND -> NOT_FOUND;
            case NOT_A_FILE, DENIED -> FORBIDDEN;
            case CHANGED -> PRECONDITION_FAILED;
            case TIMEOUT -> REQUEST_TIMEOUT;
            case IO_ERROR -> INTERNAL_SERVER_ERROR;
            case BUSY, SHUTTING_DOWN -> SERVICE_UNAVAILABLE;
        };
    }
}
