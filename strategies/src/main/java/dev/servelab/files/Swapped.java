package dev.servelab.files;

import java.io.IOException;

/** What was opened is not what was looked at: another has taken its place, so look again. */
final class Swapped extends IOException {
    private static final long serialVersionUID = 1L;

    Swapped() {
        super("replaced while it was being opened");
    }

    @Override
    @SuppressWarnings("UnsynchronizedOverridesSynchronized") // there is nothing to fill in
    public Throwable fillInStackTrace() {
        return this;
    }
}
