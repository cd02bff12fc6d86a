/**
 * The system calls of Linux that the JDK does not offer, for x86-64 and aarch64: how one is made, why
 * it failed, a descriptor that is closed once, memory. Used by {@code files}, for what it asks of files, and
 * by {@code cache}; knows neither, and binds nothing before it is asked whether it may.
 */
@NullMarked
package dev.servelab.linux;

import org.jspecify.annotations.NullMarked;
