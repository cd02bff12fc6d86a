/**
 * Servers whose right answer is known beforehand, because they do nothing, do what queueing theory
 * is about, or lie by a plan; each in a JVM of its own, which counts for itself. They speak the
 * native wire and share no code with the servers that the laboratory is for.
 */
@NullMarked
package dev.servelab.selftest.reference;

import org.jspecify.annotations.NullMarked;
