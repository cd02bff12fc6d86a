package dev.servelab.lesson.eviction;

/** A policy broke a rule of its interface while a demo was played; the message is a line. */
public final class PolicyBroke extends Exception {
    private static final long serialVersionUID = 1L;

    PolicyBroke(String line, Throwable cause) {
        super(line, cause);
    }
}
