package dev.servelab.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether this process may read every file, whoever owns it. */
final class Superuser {
    static final String WARNING = "running as root: files that only root may read are shared too; "
            + "start it as a user who may read what is to be shared, and no more";

    private static final Path STATUS = Path.of("/proc/self/status");

    private Superuser() {}

    /** Where the system does not tell by which number it acts, the user's name is asked for. */
    static boolean runsThis() {
        try {
            return isRoot(Files.readString(STATUS, StandardCharsets.ISO_8859_1));
        } catch (IOException otherSystem) {
            return "root".equals(System.getProperty("user.name"));
        }
    }

    /** By the second number of the line "Uid:", the effective one; see proc_pid_status(5). */
    static boolean isRoot(String status) {
        return status.lines().filter(line -> line.startsWith("Uid:"))
                .map(line -> line.split("\\s+", -1))
                .anyMatch(numbers -> numbers.length > 2
                        && numbers[2].equals("0"));
    }
}
