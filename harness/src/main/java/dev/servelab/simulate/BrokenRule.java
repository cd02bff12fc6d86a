package dev.servelab.simulate;

/** A policy, and not the simulator, is at fault. The message says how. */
final class BrokenRule extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BrokenRule(String message) {
        super(message);
    }
}
