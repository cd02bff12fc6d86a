package dev.servelab.fairness;

import java.util.List;

/**
 * How all processors spent their time, in the system's ticks. All zero where the system does not
 * say.
 *
 * @param processors how many there are, also those that this process may not use
 * @param processes in user or kernel mode, on behalf of a process
 * @param steal a virtual processor was ready, and the host ran something else
 * @param all of these, interrupts and idleness
 */
public record Ticks(int processors, long processes, long steal, long all) {
    /** user nice system idle iowait irq softirq steal; guests are in user and nice already. */
    private static final int FIELDS = 8;
    private static final String FILE = "proc/stat";

    static Ticks of(Machine machine) {
        List<String> words = machine.words(FILE, "cpu ");
        if (words.size() < FIELDS) {
            return new Ticks(0, 0, 0, 0);
        }
        long[] fields = words.stream().limit(FIELDS).mapToLong(Long::parseLong).toArray();
        long all = 0;
        for (long field : fields) {
            all += field;
        }
        int processors = Math.toIntExact(machine.lines(FILE).stream()
                .filter(line -> line.matches("cpu[0-9].*")).count());
        return new Ticks(processors, fields[0] + fields[1] + fields[2], fields[7], all);
    }

    Ticks since(Ticks earlier) {
        return new Ticks(processors, processes - earlier.processes, steal - earlier.steal,
                all - earlier.all);
    }

    boolean known() {
        return all > 0;
    }
}
