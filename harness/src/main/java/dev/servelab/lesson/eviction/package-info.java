/**
 * The demo of eviction: a list of requests is played, step by step, on caches without sockets,
 * threads or bytes, one for each policy and size. The caches follow the live one's rules and drive
 * the same policy objects. What happened is kept as values, so that a terminal, a page and JSON
 * show the same, forwards and backwards. Uses the cache's specification, the orders, and the
 * lessons' texts; shown by {@code report} and {@code cli}.
 */
@NullMarked
package dev.servelab.lesson.eviction;

import org.jspecify.annotations.NullMarked;
