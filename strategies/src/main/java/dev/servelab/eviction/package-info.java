/**
 * The order in which files are evicted, and nothing else: no bytes, no pins, no clock. The same
 * objects run in the live cache, in simulators, in demos and under JMH. Used by the cache; uses
 * nothing of the project.
 */
@NullMarked
package dev.servelab.eviction;

import org.jspecify.annotations.NullMarked;
