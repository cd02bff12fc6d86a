/**
 * From a requested name to a regular file inside the shared directory, or a refusal. A name is
 * checked by {@link NameRules}, then resolved in one of three ways ({@link Resolution}) that obey
 * the same rules; nothing above this package sees a path. Called by {@code disk}, which decides on
 * which thread these blocking calls run; uses {@code protocol} for error codes and wire names.
 */
@NullMarked
package dev.servelab.files;

import org.jspecify.annotations.NullMarked;
