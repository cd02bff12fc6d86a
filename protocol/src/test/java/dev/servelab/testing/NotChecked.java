package dev.servelab.testing;

import java.nio.file.Path;

/**
 * Says that this system lacks what a check needs. A test that cannot be made here neither fails nor
 * is skipped in silence: it calls {@link #here} and returns, the line is seen in the build's
 * output, and .ci/run, whose machine has everything, fails on it.
 */
public final class NotChecked {
    /** In the module's own folder, which is where tests run. .ci/run collects these files. */
    private static final Path FILE = Path.of("target", "not-checked-here.txt");

    private NotChecked() {}

    /**
     * Notes a check that was not made. Any thread.
     *
     * @param check what is not checked: "openat2 resolves names"
     * @param reason what the system lacks: "the kernel refuses openat2"
     */
    public static void here(String check, String reason) {
        String line = line(check, reason);
        System.err.print(line);
        Lines.append(line, FILE);
    }

    static String line(String check, String reason) {
        return "not checked here: " + check + " (" + reason + ")\n";
    }
}
