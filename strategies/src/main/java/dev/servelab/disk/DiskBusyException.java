package dev.servelab.disk;

/** Too many calls to the file system are stuck, or there is no thread: no more work is taken. */
public final class DiskBusyException extends Exception {
    private static final long serialVersionUID = 1;

    private final String text;

    DiskBusyException(String text) {
        super(text, null, false, false);
        this.text = text;
    }

    /** What a client is told. */
    public String text() {
        return text;
    }
}
