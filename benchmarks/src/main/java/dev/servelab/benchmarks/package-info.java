/**
 * JMH suites: what one operation costs. They see the modules below and are seen by
 * none. {@code ./servelab jmh} runs them; a parameter that is a choice of the project lists its
 * catalogue by itself (an empty {@code @Param} on the enum).
 */
@NullMarked
package dev.servelab.benchmarks;

import org.jspecify.annotations.NullMarked;
