package dev.servelab.disk;

/** Too many calls to the file system are stuck: no more work is taken. */
public final class DiskBusyException extends Exception {
    private static final long serialVersionUID = 1;

    DiskBusyException() {
        super("too many disk calls are stuck", null, false, false);
    }
}
