package dev.servelab.files;

import java.io.IOException;

/** A failed system call of Linux. Expected often, so it has no stack trace. */
final class Errno extends IOException {
    private static final long serialVersionUID = 1L;

    static final int EPERM = 1;
    static final int ENOENT = 2;
    static final int EINTR = 4;
    static final int EIO = 5;
    static final int ENXIO = 6;
    static final int EAGAIN = 11;
    static final int EACCES = 13;
    static final int EXDEV = 18;
    static final int ENODEV = 19;
    static final int ENOTDIR = 20;
    static final int ENFILE = 23;
    static final int EMFILE = 24;
    static final int ENAMETOOLONG = 36;
    static final int ELOOP = 40;

    private final int number;

    Errno(String call, int number) {
        super(call + ": " + text(number));
        this.number = number;
    }

    int number() {
        return number;
    }

    @Override
    @SuppressWarnings("UnsynchronizedOverridesSynchronized") // there is nothing to fill in
    public Throwable fillInStackTrace() {
        return this;
    }

    /** What to tell the client about a name for which the call failed so. */
    Refusal refusal() {
        return switch (number) {
            // EXDEV: what RESOLVE_BENEATH says of a way out.
            case ENOENT, ENOTDIR, ELOOP, EXDEV -> Refusal.notFound();
            case EACCES, EPERM -> Refusal.denied();
            case EMFILE, ENFILE -> Refusal.busy();
            // What open says of a socket, of a FIFO nobody reads, of a device without a driver.
            case ENXIO, ENODEV -> Refusal.notAFile(false);
            case ENAMETOOLONG -> Refusal.badName("name too long");
            default -> Refusal.ioError(text(number));
        };
    }

    private static String text(int number) {
        return switch (number) {
            case EPERM, EACCES -> "permission denied";
            case ENOENT -> "no such file or directory";
            case EIO -> "input/output error";
            case ENOTDIR -> "not a directory";
            case ENFILE, EMFILE -> "too many open files";
            default -> "system error " + number;
        };
    }
}
