package dev.servelab.torture;

/** What is done to a file while it is asked for. */
enum Treatment {
    /** Nothing: there is one version, and always was. */
    STILL,
    /** Its next version takes its name by a rename. */
    REPLACED,
    /** It is removed, and its next version is renamed to the name later. */
    REMOVED,
    /** Its next version, of the same length, is written over it. */
    REWRITTEN,
    /** It is truncated, and grown again to what it was. */
    RESIZED;

    /** Whether a reply may be made of several versions, while the file changes. */
    boolean isInPlace() {
        return this == REWRITTEN || this == RESIZED;
    }
}
