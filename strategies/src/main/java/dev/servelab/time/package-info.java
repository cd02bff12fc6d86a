/**
 * The clock that everything with a deadline reads, so that tests can hold it still, and the one
 * thread that carries deadlines out. Used by every other package of the server; uses none.
 */
@NullMarked
package dev.servelab.time;

import org.jspecify.annotations.NullMarked;
