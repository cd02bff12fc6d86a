package dev.servelab.experiment;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Who runs where: server and clients get processors of their own where the machine has four or
 * more, never the two halves of one core.
 *
 * @param server processors of the server as {@code taskset} reads them; empty if all are shared
 * @param clients processors of the clients likewise
 * @param why for a person
 */
public record Processors(String server, String clients, String why) {
    private static final int LEAST_TO_SPLIT = 4;

    /** Whether server and clients are kept apart. */
    public boolean apart() {
        return !server.isEmpty();
    }

    /** Looks at this machine and, where it has enough processors, moves this process. */
    public static Processors arrange() throws InterruptedException {
        SortedSet<Integer> allowed = allowed();
        if (allowed.isEmpty() || !hasTaskset()) {
            return shared("server and clients share the processors: no taskset on this system");
        }
        Processors split = split(cores(allowed));
        if (split.apart() && !moveTo(split.clients)) {
            return shared("server and clients share the processors: taskset failed");
        }
        return split;
    }

    /** Moves this process back to all processors that it had. */
    void giveBack() throws InterruptedException {
        if (apart()) {
            moveTo(server + "," + clients);
        }
    }

    /** Deals whole cores, each a set of sibling processors: the first half to the server. */
    static Processors split(List<SortedSet<Integer>> cores) {
        int processors = cores.stream().mapToInt(Set::size).sum();
        if (processors < LEAST_TO_SPLIT || cores.size() < 2) {
            return shared("server and clients share " + processors
                    + (processors == 1 ? " processor" : " processors"));
        }
        int half = cores.size() / 2;
        String server = list(cores.subList(0, half));
        String clients = list(cores.subList(half, cores.size()));
        return new Processors(server, clients,
                "server on processors " + server + ", clients on " + clients);
    }

    private static Processors shared(String why) {
        return new Processors("", "", why);
    }

    private static String list(List<SortedSet<Integer>> cores) {
        return cores.stream().flatMap(Set::stream).sorted().map(String::valueOf)
                .collect(Collectors.joining(","));
    }

    /** Reads {@code 0-2,5}, as the kernel writes sets of processors. */
    static SortedSet<Integer> parse(String list) {
        SortedSet<Integer> processors = new TreeSet<>();
        for (String range : list.strip().split(",", -1)) {
            String[] ends = range.strip().split("-", -1);
            int last = Integer.parseInt(ends[ends.length - 1]);
            for (int i = Integer.parseInt(ends[0]); i <= last; i++) {
                processors.add(i);
            }
        }
        return processors;
    }

    private static SortedSet<Integer> allowed() {
        String name = "Cpus_allowed_list:";
        try (var lines = Files.lines(Path.of("/proc/self/status"))) {
            return lines.filter(line -> line.startsWith(name)).findFirst()
                    .map(line -> parse(line.substring(name.length())))
                    .orElseGet(TreeSet::new);
        } catch (IOException | RuntimeException notLinux) {
            return new TreeSet<>();
        }
    }

    private static List<SortedSet<Integer>> cores(SortedSet<Integer> allowed) {
        Set<SortedSet<Integer>> cores = new LinkedHashSet<>();
        for (int processor : allowed) {
            SortedSet<Integer> siblings = siblings(processor);
            siblings.retainAll(allowed);
            cores.add(siblings);
        }
        return new ArrayList<>(cores);
    }

    private static SortedSet<Integer> siblings(int processor) {
        Path file = Path.of("/sys/devices/system/cpu/cpu" + processor
                + "/topology/thread_siblings_list");
        try {
            return parse(Files.readString(file));
        } catch (IOException | RuntimeException unknown) {
            return new TreeSet<>(Set.of(processor));
        }
    }

    private static boolean hasTaskset() {
        String path = System.getenv().getOrDefault("PATH", "");
        for (String folder : path.split(File.pathSeparator, -1)) {
            if (!folder.isEmpty() && Files.isExecutable(Path.of(folder, "taskset"))) {
                return true;
            }
        }
        return false;
    }

    /** Moves all threads of this process; those made later follow the one that makes them. */
    private static boolean moveTo(String processors) throws InterruptedException {
        try {
            Process taskset = new ProcessBuilder("taskset", "-a", "-c", "-p", processors,
                    Long.toString(ProcessHandle.current().pid()))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD).start();
            return taskset.waitFor(10, TimeUnit.SECONDS) && taskset.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
