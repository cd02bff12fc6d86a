/**
 * Unpacks Zstandard (Y. Collet and M. Kucherawy, RFC 8878), in Java alone: nothing native has to be
 * loaded, and broken input cannot reach memory outside its arrays. Dictionaries are not known.
 * Everything is used by {@code dev.servelab.trace}, through one input stream.
 */
@NullMarked
package dev.servelab.trace.zstd;

import org.jspecify.annotations.NullMarked;
