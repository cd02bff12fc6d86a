package dev.servelab.server;

import org.jspecify.annotations.Nullable;

/** Whoever has turns on a {@link Loop}. All is called on the loop's thread, but for the end. */
interface LoopMember {
    /** A turn because somebody asked for one: it may be asked for again from now on. */
    void takeDueTurn();

    /** A turn because the selector says so. */
    void takeSelectedTurn();

    /** The last one, on the loop's thread or, when that is over, on whose finds a turn due. */
    void leave();

    /** Whose turn became due just before its own; kept for the loop, as long as one is due. */
    @Nullable
    LoopMember dueBefore();

    void setDueBefore(@Nullable LoopMember before);
}
