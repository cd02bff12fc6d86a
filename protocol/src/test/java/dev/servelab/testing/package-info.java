/**
 * What the tests of all modules share. It stands in the lowest module and reaches the others as
 * that module's test jar; it uses nothing of ours.
 */
@NullMarked
package dev.servelab.testing;

import org.jspecify.annotations.NullMarked;
