/**
 * The load: clients that ask for the files of a workload and check every byte, and the books in which
 * each request ends as ok, as an error of a named class, or as unanswered. Speaks through
 * {@code dev.servelab.protocol}; launched and summed up by {@code dev.servelab.experiment}.
 */
@NullMarked
package dev.servelab.load;

import org.jspecify.annotations.NullMarked;
