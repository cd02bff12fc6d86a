/**
 * What a shell and {@code man} are told of the commands, written from picocli's model of them:
 * completion for bash and zsh, the manual page. Knows no command by name, and runs none.
 */
@NullMarked
package dev.servelab.shell;

import org.jspecify.annotations.NullMarked;
