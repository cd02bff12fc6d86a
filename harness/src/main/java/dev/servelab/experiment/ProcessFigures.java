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
 * @param minorFaults page faults so far that needed no disk, of all its threads
 * @param majorFaults page faults so far that did
 */
public record ProcessFigures(OptionalLong peakResidentBytes, OptionalLong threads,
        OptionalLong cpuNs, OptionalLong minorFaults, OptionalLong majorFaults) {

    private static final Pattern STATUS_LINE = Pattern.compile("(\\w+):\\s+([0-9]+).*");

    /** Their places in {@code /proc/PID/stat} behind the process's name, proc(5)'s less 3. */
    private static final int MINOR_FAULTS_AT = 7;
    private static final int MAJOR_FAULTS_AT = 9;

    static ProcessFigures of(ProcessHandle process) {
        List<String> status = lines(process.pid(), "status");
        List<String> stat = lines(process.pid(), "stat");
        OptionalLong cpuNs = process.info().totalCpuDuration().map(Duration::toNanos)
                .map(OptionalLong::of).orElse(OptionalLong.empty());
        OptionalLong peakKib = field(status, "VmHWM");
        return new ProcessFigures(
                peakKib.isEmpty() ? peakKib : OptionalLong.of(peakKib.getAsLong() << 10),
                field(status, "Threads"), cpuNs, number(stat, MINOR_FAULTS_AT),
                number(stat, MAJOR_FAULTS_AT));
    }

    private static List<String> lines(long pid, String file) {
        try {
            return Files.readAllLines(Path.of("/proc", Long.toString(pid), file));
        } catch (IOException notLinuxOrGone) {
            return List.of();
        }
    }

    /** The name, in brackets, may hold blanks and brackets of its own: its end is the last one. */
    static OptionalLong number(List<String> stat, int place) {
        if (stat.isEmpty()) {
            return OptionalLong.empty();
        }
        String line = stat.getFirst();
        String[] fields = line.substring(line.lastIndexOf(')') + 1).strip().split(" ", -1);
        return place < fields.length
                ? OptionalLong.of(Long.parseLong(fields[place]))
                : OptionalLong.empty();
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
