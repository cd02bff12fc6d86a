/**
 * Bugs that are planted to see whether the tests find them. A bug is a change to one source file;
 * the changed class is compiled into a folder of its own and stands before the right one for the
 * one test that is run with it. What is shipped is never touched.
 */
@NullMarked
package dev.servelab.testing.planted;

import org.jspecify.annotations.NullMarked;
