package dev.servelab.lesson.check;

import java.util.Locale;

/** What a policy may do wrong, in the order in which it is looked for; each has texts. */
enum Rule {
    DOES_NOT_COMPILE,
    ENDS_PROCESS,
    NOT_DETERMINISTIC,
    STATIC_STATE,
    THROWS,
    LOOPS,
    UNKNOWN_SLOT,
    VICTIM_MAY_NOT_GO,
    NO_VICTIM,
    COUNTS_OBJECTS,
    FORGETS_REMOVAL,
    DROPS_PASSED_OVER,
    VICTIM_REMOVES,
    ASKS_TWICE,
    LIST_WRONG,
    LIST_LOSES_FILES,
    LIST_CHANGES_ORDER,
    SLOT_REUSE,
    LATE_HIT,
    IGNORES_HITS,
    NOT_AS_CLAIMED,
    MANY_FILES,
    QUADRATIC,
    GROWS;

    /** As it is printed: {@code forgets-removal}. */
    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether what is wrong is an answer of victim, so that there is a right one to show. */
    boolean wantsAnotherVictim() {
        return switch (this) {
            case UNKNOWN_SLOT, VICTIM_MAY_NOT_GO, NO_VICTIM, COUNTS_OBJECTS, FORGETS_REMOVAL,
                    DROPS_PASSED_OVER, VICTIM_REMOVES, LIST_LOSES_FILES, LATE_HIT ->
                true;
            default -> false;
        };
    }
}
