package dev.servelab.lesson.check;

import java.util.Optional;

/** Looks for one kind of thing that a policy may do wrong. */
interface Examination {
    Optional<Finding> examine(Player player, Draws draws);
}
