package dev.servelab.planted.files;

/** Tells a duration by a clock that may jump. */
public final class Sundial {
    private final long begun = System.currentTimeMillis();

    long ageMillis() {
        return System.currentTimeMillis() - begun;
    }
}
