package dev.servelab.files;

import dev.servelab.protocol.ErrorCode;

/**
 * Why a name is not served: an answer, not a fault, so it has no stack trace. The message says
 * nothing about the host's paths and may be sent to the client.
 */
public final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final boolean folder;

    public Refusal(ErrorCode code, String text) {
        this(code, text, false);
    }

    private Refusal(ErrorCode code, String text, boolean folder) {
        super(text, null, false, false);
        this.code = code;
        this.folder = folder;
    }

    public ErrorCode code() {
        return code;
    }

    /** Whether the name is a folder's: there may be files in it. */
    public boolean isFolder() {
        return folder;
    }

    /** One line for the client; no control characters. */
    public String text() {
        return String.valueOf(getMessage());
    }

    static Refusal badName(String text) {
        return new Refusal(ErrorCode.BAD_NAME, text);
    }

    static Refusal notFound() {
        return new Refusal(ErrorCode.NOT_FOUND, "no such file");
    }

    static Refusal notAFile(boolean folder) {
        return new Refusal(ErrorCode.NOT_A_FILE, "not a regular file", folder);
    }

    static Refusal denied() {
        return new Refusal(ErrorCode.DENIED, "no permission to read it");
    }

    static Refusal busy() {
        return new Refusal(ErrorCode.BUSY, "too many open files");
    }

    static Refusal ioError(String text) {
        return new Refusal(ErrorCode.IO_ERROR, text);
    }
}
