/**
 * Quizzes about eviction and about threads: seeded papers, their keys, and marks. A key comes from
 * the naive models of this package, plain lists written from the rules; nothing that is taught
 * about, no order, no cache, no server, is used here. What is said lies in the bundle {@code quiz}.
 */
@NullMarked
package dev.servelab.lesson.quiz;

import org.jspecify.annotations.NullMarked;
