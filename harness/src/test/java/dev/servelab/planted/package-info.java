/**
 * Violations of the house rules on imports, one for each rule: {@code ArchitectureTest} shows on
 * them that the rules can fail. Nothing else uses them.
 */
@NullMarked
package dev.servelab.planted;

import org.jspecify.annotations.NullMarked;
