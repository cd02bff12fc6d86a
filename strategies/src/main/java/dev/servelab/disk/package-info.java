/**
 * Where files are opened and read: on a bounded pool of platform threads or on the connection's own
 * thread, each call with a deadline, and for how long a disk that is declared would have held that
 * thread. Knows nothing of names, versions or caches; used by the cache,
 * and by the server, which lays the declared disk under the directory.
 */
@NullMarked
package dev.servelab.disk;

import org.jspecify.annotations.NullMarked;
