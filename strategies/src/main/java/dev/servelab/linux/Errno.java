package dev.servelab.linux;

import java.io.IOException;

/** A failed system call of Linux. Expected often, so it has no stack trace. */
public final class Errno extends IOException {
    private static final long serialVersionUID = 1L;

    public static final int EPERM = 1;
    public static final int ENOENT = 2;
    public static final int EINTR = 4;
    public static final int EIO = 5;
    public static final int ENXIO = 6;
    public static final int EAGAIN = 11;
    public static final int EACCES = 13;
    public static final int EXDEV = 18;
    public static final int ENODEV = 19;
    public static final int ENOTDIR = 20;
    public static final int EINVAL = 22;
    public static final int ENFILE = 23;
    public static final int EMFILE = 24;
    public static final int ENAMETOOLONG = 36;
    public static final int ELOOP = 40;

    private final int number;

    /** @param call as it is named where it failed */
    public Errno(String call, int number) {
        super(call + ": " + text(number));
        this.number = number;
    }

    /** As in {@code errno.h}. */
    public int number() {
        return number;
    }

    @Override
    @SuppressWarnings("UnsynchronizedOverridesSynchronized") // there is nothing to fill in
    public Throwable fillInStackTrace() {
        return this;
    }

    /** The number in words. */
    public String text() {
        return text(number);
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
