/**
 * Checks a policy that somebody wrote: plays short seeded traces on it in a tiny cache, and shows
 * the shortest trace on which it breaks a rule. Texts in English and Portuguese. Uses the policy's
 * loader in {@code custom} and the catalogue of orders; shown by the commands.
 */
@NullMarked
package dev.servelab.lesson.check;

import org.jspecify.annotations.NullMarked;
