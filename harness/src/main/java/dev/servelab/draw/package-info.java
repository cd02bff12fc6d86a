/**
 * Seeded draws: which of so many things is asked for next, and how large they are. Things are
 * numbers here; {@code dev.servelab.workload} makes files of them, {@code dev.servelab.trace} keys.
 */
@NullMarked
package dev.servelab.draw;

import org.jspecify.annotations.NullMarked;
