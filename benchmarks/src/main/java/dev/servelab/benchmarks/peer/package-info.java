/**
 * Other people's caches of objects, made to answer as our {@code ContentCache} does: what the suites
 * above hold ours against. They know files' content and its sums, and no connection.
 */
@NullMarked
package dev.servelab.benchmarks.peer;

import org.jspecify.annotations.NullMarked;
