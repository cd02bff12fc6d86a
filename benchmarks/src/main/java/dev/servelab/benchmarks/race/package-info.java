/**
 * Whole servers side by side in one run: ours against a program of one page that writes the same
 * bytes from one buffer. Each server is a process of its own; the load is one thread with a
 * selector, so that it costs the server's processor nothing.
 */
@NullMarked
package dev.servelab.benchmarks.race;

import org.jspecify.annotations.NullMarked;
