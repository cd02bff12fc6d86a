/** Rules on the project as a whole, held over the compiled classes of all modules. */
@NullMarked
package dev.servelab;

import org.jspecify.annotations.NullMarked;
