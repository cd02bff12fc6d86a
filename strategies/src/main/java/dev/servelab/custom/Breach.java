package dev.servelab.custom;

import java.util.Locale;

/** Which duty of {@link dev.servelab.eviction.EvictionPolicy} a policy has not kept. */
public enum Breach {
    /** Its victim was refused. */
    NOT_EVICTABLE("answered slot %d, which may not go"),
    /** Its victim is no cached file. */
    UNKNOWN_SLOT("answered slot %d, in which no file is cached"),
    /** It has no victim although a file may go. */
    NO_VICTIM("answered NONE although slot %d may go"),
    /** It asks whether something may go that is not cached. */
    ASKED_UNKNOWN("asked about slot %d, in which no file is cached"),
    /** It asks a second time about one slot. */
    ASKED_TWICE("asked about slot %d twice"),
    /** A cached file is missing from its order. */
    LIST_MISSING("left slot %d out"),
    /** Its order shows a file twice. */
    LIST_TWICE("gave slot %d twice"),
    /** Its order shows something that is not cached. */
    LIST_UNKNOWN("gave slot %d, in which no file is cached"),
    /** An exception or an error left it. */
    THROWN("threw "),
    /** It was stopped. */
    TOO_MANY_STEPS("did not end after %,d steps"),
    /** It called System.exit or the like, and was kept from it. */
    ENDS_PROCESS("tried to end the process");

    private final String text;

    Breach(String text) {
        this.text = text;
    }

    String text(long number) {
        return String.format(Locale.ROOT, text, number);
    }
}
