/**
 * Words in lines, and numbers of bytes, for terminals, paper and shells. Knows nothing of what they
 * say; imports nothing of ours.
 */
@NullMarked
package dev.servelab.text;

import org.jspecify.annotations.NullMarked;
