/**
 * The self-test: servers whose right answer is known beforehand, measured with the instrument that
 * measures all others, and the stamp that says how that came out. Stands above
 * {@code dev.servelab.load}, whose figures it holds against {@code dev.servelab.statistics};
 * {@code dev.servelab.report} shows the stamp.
 */
@NullMarked
package dev.servelab.selftest;

import org.jspecify.annotations.NullMarked;
