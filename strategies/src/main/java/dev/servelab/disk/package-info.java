/**
 * Where files are opened and read: on a bounded pool of platform threads or on the connection's own
 * thread, each call with a deadline. Knows nothing of names, versions or caches; used by the cache.
 */
@NullMarked
package dev.servelab.disk;

import org.jspecify.annotations.NullMarked;
