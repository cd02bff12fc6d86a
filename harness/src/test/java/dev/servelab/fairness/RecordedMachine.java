package dev.servelab.fairness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a machine with two processors wrote into /proc, in a folder of the test's own. */
final class RecordedMachine {
    static final long SERVER_PID = 4_711;

    private final Path root;

    RecordedMachine(Path root) throws IOException {
        this.root = root;
        write("proc/sys/net/core/somaxconn", "4096\n");
        write("proc/sys/net/ipv4/ip_local_port_range", "32768\t60999\n");
        limits("self", "20000");
        limits(Long.toString(SERVER_PID), "unlimited");
        stat(3_808_005, 22_443, 634_212, 1_974_158, 4_944, 0, 120_504, 113_608);
        overflows(778);
        swapped(12, 30);
    }

    Machine machine() {
        return new Machine(root);
    }

    void limits(String process, String files) throws IOException {
        write("proc/" + process + "/limits", """
                Limit                     Soft Limit           Hard Limit           Units
                Max cpu time              unlimited            unlimited            seconds
                Max open files            %-20s 1048576              files
                """.formatted(files));
    }

    /** user nice system idle iowait irq softirq steal, then those of guests. */
    void stat(long... ticks) throws IOException {
        StringBuilder numbers = new StringBuilder();
        for (long number : ticks) {
            numbers.append(' ').append(number);
        }
        write("proc/stat", "cpu " + numbers + " 0 0\ncpu0 1 2 3 4 5 6 7 8 0 0\n"
                + "cpu1 1 2 3 4 5 6 7 8 0 0\nintr 115807967 0 17\nctxt 23\n");
    }

    void overflows(long count) throws IOException {
        write("proc/net/netstat", """
                TcpExt: SyncookiesSent DelayedACKLost ListenOverflows ListenDrops
                TcpExt: 0 52 %d 779
                IpExt: InNoRoutes InTruncatedPkts
                IpExt: 0 0
                """.formatted(count));
    }

    void swapped(long in, long out) throws IOException {
        write("proc/vmstat", "pgpgin 81\npswpin %d\npswpout %d\npgfault 7\n".formatted(in, out));
    }

    void governor(int processor, String name) throws IOException {
        write("sys/devices/system/cpu/cpu" + processor + "/cpufreq/scaling_governor",
                name + "\n");
    }

    void write(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
