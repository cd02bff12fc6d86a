/**
 * The command line: a class for each command, what they share (sizes, times, addresses, exit
 * statuses, the progress line), and how a file is saved. Talks to servers through
 * {@code dev.servelab.protocol}, and only starts what the other packages of the harness do.
 */
@NullMarked
package dev.servelab.cli;

import org.jspecify.annotations.NullMarked;
