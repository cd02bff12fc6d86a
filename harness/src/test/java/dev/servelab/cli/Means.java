package dev.servelab.cli;

import dev.servelab.testing.NotChecked;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/** Whether this system lets a test do what it needs. */
final class Means {
    private static final List<String> OWN_MOUNTS = List.of("unshare", "--mount", "--propagation",
            "private");

    private Means() {}

    /** Whether the check can be made by root alone, and this is not root; then it is noted. */
    static boolean lacksRoot(String check) {
        return lacks(check, "this is not root", "sh", "-c", "test \"$(id -u)\" = 0");
    }

    /** Whether a file system cannot be mounted where nobody else sees it; then it is noted. */
    static boolean lacksMounts(String check) {
        return lacks(check, "nothing can be mounted",
                withOwnMounts("mount -t tmpfs none /mnt").toArray(String[]::new));
    }

    /** Whether a command cannot be run, or fails; then the check is noted as not made. */
    static boolean lacks(String check, String reason, String... command) {
        if (works(command)) {
            return false;
        }
        NotChecked.here(check, reason);
        return true;
    }

    /**
     * A shell script in mounts of its own, which end with it; in it {@code "$@"} is the command to
     * be run, after its own arguments {@code $1} and so on have been shifted away.
     */
    static List<String> withOwnMounts(String script, String... arguments) {
        return Stream.of(OWN_MOUNTS, List.of("sh", "-ec", script, "sh"),
                List.of(arguments)).flatMap(List::stream).toList();
    }

    private static boolean works(String... command) {
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            process.getInputStream().readAllBytes();
            return process.waitFor() == 0;
        } catch (IOException noSuchCommand) {
            return false;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
