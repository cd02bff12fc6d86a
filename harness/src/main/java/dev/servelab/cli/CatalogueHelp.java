package dev.servelab.cli;

import dev.servelab.disk.DiskModel;
import dev.servelab.disk.NamedDisk;
import dev.servelab.eviction.Order;
import dev.servelab.server.Strategy;
import dev.servelab.simulate.Foresight;
import dev.servelab.trace.TraceFormat;
import dev.servelab.trace.TraceSource;
import dev.servelab.workload.Workloads;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;

/** What strategies and policies there are, read from their catalogues, below a command's options. */
final class CatalogueHelp {
    private CatalogueHelp() {}

    /** Adds it to a command whose user has to choose. */
    static void addIfChosen(CommandSpec command) {
        if (command.findOption("--strategy") != null
                || command.findOption("--strategies") != null) {
            List<String> lines = lines();
            if (command.findOption("--workload") != null) {
                lines.addAll(workloads());
            }
            command.usageMessage().footer(lines.toArray(String[]::new));
        } else if (command.name().equals("demo")) {
            List<String> lines = new ArrayList<>(List.of(command.usageMessage().footer()));
            lines.addAll(shown());
            command.usageMessage().footer(lines.toArray(String[]::new));
        } else if (command.findOption("--policies") != null) {
            command.usageMessage().footer(simulated().toArray(String[]::new));
        }
    }

    /** What needs no server also runs without one, and may know the future. */
    private static List<String> simulated() {
        List<String> lines = new ArrayList<>(List.of("", "Policies:"));
        lines.addAll(orders());
        for (Foresight foresight : Foresight.values()) {
            lines.add(line(foresight.id(), foresight.description()));
        }
        lines.add(line("lock-aware:ORDER", "as ORDER: nothing is being sent here"));
        lines.addAll(List.of("", "Formats, each as it is or packed by gzip, xz or zstd:"));
        for (TraceFormat format : TraceFormat.values()) {
            lines.add(line(format.id(), format.description()));
        }
        List<String> forms = TraceSource.syntheticForms();
        lines.addAll(List.of("",
                "Made by seed: " + String.join(", ", forms.subList(0, forms.size() - 1)),
                "  with " + forms.getLast()));
        return lines;
    }

    /** Those of a server, and one with a bug on purpose. */
    private static List<String> shown() {
        List<String> lines = new ArrayList<>(List.of("", "Policies:"));
        lines.addAll(orders());
        lines.add(line("lock-aware:ORDER", "as ORDER (fifo), sparing what is being sent"));
        lines.add(line("lock-flag:ORDER", "the same with the coursework's flag, no count: a bug"));
        lines.add(line("none", "caches nothing"));
        return lines;
    }

    private static List<String> workloads() {
        List<String> lines = new ArrayList<>(List.of("", "Workloads:"));
        for (Workloads workload : Workloads.values()) {
            lines.add(line(workload.form(), workload.description()));
        }
        return lines;
    }

    /** Names for one line: {@code a, b or c}. */
    static final class Strategies extends ArrayList<String> {
        private static final long serialVersionUID = 1L;

        Strategies() {
            super(Arrays.stream(Strategy.values()).map(CatalogueHelp::written).toList());
        }
    }

    /** The same for policies. */
    static final class Policies extends ArrayList<String> {
        private static final long serialVersionUID = 1L;

        Policies() {
            super(Arrays.stream(Order.values()).map(Order::id).toList());
            addAll(List.of("FILE.java", "lock-aware", "lock-aware:ORDER", "none"));
        }
    }

    /** The same for declared disks. */
    static final class Disks extends ArrayList<String> {
        private static final long serialVersionUID = 1L;

        Disks() {
            super(Arrays.stream(NamedDisk.values()).map(NamedDisk::id).toList());
            add(DiskModel.FORM);
        }
    }

    private static List<String> lines() {
        List<String> lines = new ArrayList<>(List.of("", "Strategies:"));
        for (Strategy strategy : Strategy.values()) {
            lines.add(line(written(strategy), strategy.description()));
        }
        lines.addAll(List.of("", "Policies:"));
        lines.addAll(orders());
        lines.add(line("lock-aware:ORDER",
                "as ORDER (fifo), sparing what is being sent"));
        lines.add(line("none", "caches nothing"));
        lines.addAll(List.of("", "Disks:"));
        for (NamedDisk disk : NamedDisk.values()) {
            lines.add(line(disk.id(), disk.description()));
        }
        return lines;
    }

    /** What can order a cache, in the catalogue or not. */
    private static List<String> orders() {
        List<String> lines = new ArrayList<>();
        for (Order order : Order.values()) {
            lines.add(line(order.id(), order.description()));
        }
        lines.add(line("FILE.java", "as a policy of your own says"));
        return lines;
    }

    private static String written(Strategy strategy) {
        return strategy.takesNumber() ? strategy.id() + ":N" : strategy.id();
    }

    private static String line(String name, String description) {
        return String.format(Locale.ROOT, "  %-21s  %s", name, description);
    }
}
