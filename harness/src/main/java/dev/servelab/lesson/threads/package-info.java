/**
 * {@code demo threads}: short live experiments about threads and connections. Each asks a question,
 * predicts the answer by a formula, measures it on real servers, and compares the two. Servers are
 * started by {@code experiment}; clients are plain threads of this process, because a handful of
 * them is enough. What is said of it lies in the bundle {@code threads}.
 */
@NullMarked
package dev.servelab.lesson.threads;

import org.jspecify.annotations.NullMarked;
