package dev.servelab.record;

/** A record that no cache would write after those before it. */
final class ImpossibleRecord extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ImpossibleRecord(String message) {
        super(message);
    }
}
