/**
 * An order from a {@code .java} file that somebody wrote: compiled in memory, its steps counted so
 * that a loop ends, held to the rules of {@link dev.servelab.eviction.EvictionPolicy}, and replaced
 * by fifo in a live cache once it breaks one. Used by the cache, and by whoever checks such a file.
 */
@NullMarked
package dev.servelab.custom;

import org.jspecify.annotations.NullMarked;
