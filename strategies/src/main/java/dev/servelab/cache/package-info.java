/**
 * The cache: bytes, pins, loading and accounting. {@link dev.servelab.cache.ContentCache} is the
 * seam; {@link dev.servelab.cache.FileCache} keeps files in one slab of packets under a hard
 * budget, {@link dev.servelab.cache.UncachedFiles} keeps none. It knows nothing of connections: it
 * is asked by them and wakes them. In which order files leave is the business of
 * {@code dev.servelab.eviction}; how files are opened and where they are read, of {@code files} and
 * {@code disk}.
 */
@NullMarked
package dev.servelab.cache;

import org.jspecify.annotations.NullMarked;
