package dev.servelab.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the system says about a process. Empty is what it does not say: Linux says all, others only
 * the processor time.
 *
 * @param peakResidentBytes the most memory that was resident, since the process began
 * @param threads platform threads now, the JVM's own among them
 * @param cpuNs processor time used so far, in user and kernel mode
 */
public record ProcessFigures(OptionalLong peakResidentBytes, OptionalLong threads,
        OptionalLong cpuNs) {

    private static final Pattern STATUS_LINE = Pattern.compile("(\\w+):\\s+([0-9]+).*");

    static ProcessFigures of(ProcessHandle process) {
        List<String> status = status(process.pid());
        OptionalLong cpuNs = process.info().totalCpuDuration().map(Duration::toNanos)
                .map(OptionalLong::of).orElse(OptionalLong.empty());
        OptionalLong peakKib = field(status, "VmHWM");
        return new ProcessFigures(
                peakKib.isEmpty() ? peakKib : OptionalLong.of(peakKib.getAsLong() << 10),
                field(status, "Threads"), cpuNs);
    }

    private static List<String> status(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status"));
        } catch (IOException notLinuxOrGone) {
            return List.of();
        }
    }

    /** The number in a line of {@code /proc/PID/status}; there, kB means KiB. */
    static OptionalLong field(List<String> status, String name) {
        for (String line : status) {
            Matcher parts = STATUS_LINE.matcher(line);
            if (parts.matches() && parts.group(1).equals(name)) {
                return OptionalLong.of(Long.parseLong(parts.group(2)));
            }
        }
        return OptionalLong.empty();
    }
}
