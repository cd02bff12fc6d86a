/**
 * What is asked for: seeded files, and who asks for which of them in what order. Knows neither
 * clients nor servers; asked by {@code dev.servelab.load}.
 */
@NullMarked
package dev.servelab.workload;

import org.jspecify.annotations.NullMarked;
