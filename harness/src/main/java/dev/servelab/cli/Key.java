package dev.servelab.cli;

/** What a key means to somebody who leafs through steps. */
enum Key {
    ON,
    BACK,
    FIRST,
    LAST,
    UP,
    DOWN,
    QUIT,
    /** No key: the window has another size. */
    RESIZED,
    /** A key that means nothing. */
    OTHER
}
