package dev.servelab.trace.zstd;

import java.io.IOException;

/** A good file, perhaps, but not one that is unpacked here. The message says why not. */
public final class UnsupportedZstdException extends IOException {
    private static final long serialVersionUID = 1L;

    UnsupportedZstdException(String why) {
        super(why);
    }
}
