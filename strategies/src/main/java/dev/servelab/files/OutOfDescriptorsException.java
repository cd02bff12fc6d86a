package dev.servelab.files;

import java.io.IOException;

/** The process has as many files open as it may: a matter of time, and not of the file system. */
public final class OutOfDescriptorsException extends IOException {
    private static final long serialVersionUID = 1L;

    OutOfDescriptorsException(IOException cause) {
        super("too many open files", cause);
    }
}
