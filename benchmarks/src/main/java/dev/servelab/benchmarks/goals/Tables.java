package dev.servelab.benchmarks.goals;

import dev.servelab.benchmarks.goals.Figures.Task;
import dev.servelab.statistics.GeometricMean;
import dev.servelab.text.ByteText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What every server did, as Markdown: a table for each work and size. */
final class Tables {
    private static final List<Work> RACES = List.of(Work.KEEP_ALIVE, Work.KEEP_ALIVE_BENCH,
            Work.NEW_CONNECTIONS, Work.MISSES);
    private static final String ABSENT = "-";

    private final Figures figures;
    private final StringBuilder text = new StringBuilder();

    private Tables(Figures figures) {
        this.figures = figures;
    }

    static String of(Figures figures) {
        Tables tables = new Tables(figures);
        for (Work work : RACES) {
            figures.amounts(work).forEach(bytes -> tables.race(new Task(work, bytes)));
        }
        figures.amounts(Work.NATIVE).forEach(bytes -> tables
                .against(new Task(Work.NATIVE, bytes), List.of(Side.LIMIT_NAME)));
        figures.amounts(Work.FIRST_BYTE)
                .forEach(bytes -> tables.firstByte(new Task(Work.FIRST_BYTE, bytes)));
        figures.amounts(Work.TOGETHER)
                .forEach(bytes -> tables.together(new Task(Work.TOGETHER, bytes)));
        tables.files();
        tables.memory();
        return tables.text.toString();
    }

    private void race(Task task) {
        String peer = figures.fastest(task, server -> Side.of(server) == Side.PEER)
                .orElse(Side.NGINX);
        against(task, Stream.of(peer, Side.NGINX).distinct()
                .filter(figures.servers(task)::contains).toList());
    }

    /** Everybody's figures, and what they are of those. */
    private void against(Task task, List<String> others) {
        List<String> titles = new ArrayList<>(List.of("server", "requests/s"));
        others.forEach(other -> titles.add("to " + other));
        titles.addAll(List.of("p99, us", "processor time, us", "busy"));
        Table table = Table.ofNumbers(titles.toArray(String[]::new));
        for (String server : byRate(task)) {
            List<String> row = new ArrayList<>(
                    List.of(server, number(task, server, Metric.RATE, "%,.0f")));
            others.forEach(other -> row.add(rate(task, server, other)));
            row.add(number(task, server, Metric.P99_US, "%,.0f"));
            row.add(number(task, server, Metric.CPU_US, "%,.1f"));
            row.add(busy(task, server));
            table.add(row.toArray(String[]::new));
        }
        add(task, table);
    }

    private void firstByte(Task task) {
        Table table = Table.ofNumbers("server", "first byte of a miss, us", "of a hit, us",
                "ratio");
        for (String server : figures.servers(task)) {
            table.add(server, number(task, server, Metric.MISS_FIRST_US, "%,.0f"),
                    number(task, server, Metric.HIT_FIRST_US, "%,.0f"),
                    text(figures.ratio(task, server, Metric.MISS_FIRST_US,
                            Metric.HIT_FIRST_US)));
        }
        add(task, table);
    }

    private void together(Task task) {
        Table table = Table.ofNumbers("server", "a miss, us", "hits, us", "ratio", "reads");
        for (String server : figures.servers(task)) {
            table.add(server, number(task, server, Metric.MISS_ALL_US, "%,.0f"),
                    number(task, server, Metric.HIT_ALL_US, "%,.0f"),
                    text(figures.ratio(task, server, Metric.MISS_ALL_US, Metric.HIT_ALL_US)),
                    number(task, server, Metric.READS, "%.0f"));
        }
        add(task, table);
    }

    private void files() {
        List<Integer> amounts = figures.amounts(Work.FILES);
        if (amounts.isEmpty()) {
            return;
        }
        Task fewest = new Task(Work.FILES, amounts.getFirst());
        Table table = Table.ofNumbers("server", "files", "processor time, us",
                String.format(Locale.ROOT, "to that of %,d", fewest.amount()));
        for (String server : figures.servers(fewest)) {
            for (int amount : amounts) {
                Task task = new Task(Work.FILES, amount);
                table.add(server, String.format(Locale.ROOT, "%,d", amount),
                        number(task, server, Metric.CPU_US, "%,.2f"),
                        text(figures.ratio(task, fewest, server, Metric.CPU_US)));
            }
        }
        add(Work.FILES.title(), table);
    }

    private void memory() {
        for (Work work : List.of(Work.IDLE, Work.MEMORY)) {
            for (int amount : figures.amounts(work)) {
                Task task = new Task(work, amount);
                Table table = Table.ofNumbers("server", "MiB", "less the slab's 64");
                for (String server : figures.servers(task)) {
                    table.add(server, mebibytes(task, server, 0), Side.of(server) == Side.OURS
                            ? mebibytes(task, server, Goals.SLAB_KIB)
                            : ABSENT);
                }
                add(task, table);
            }
        }
    }

    private void add(Task task, Table table) {
        add(title(task), table);
    }

    private void add(String title, Table table) {
        text.append("\n### ").append(title).append("\n\n").append(table);
    }

    /** What was done, with how much of what. */
    static String title(Task task) {
        String title = task.work().title();
        return switch (task.work()) {
            case MEMORY, FILES -> title;
            case IDLE -> title + String.format(Locale.ROOT, ": %,d", task.amount());
            default -> title + ", " + ByteText.exact(task.amount());
        };
    }

    private List<String> byRate(Task task) {
        Stream<String> servers = figures.servers(task).stream();
        return servers.sorted(Comparator.comparing((String server) -> figures
                .median(task, server, Metric.RATE).orElse(0.0)).reversed()).toList();
    }

    private String rate(Task task, String server, String to) {
        return server.equals(to) ? "1" : text(figures.ratio(task, Metric.RATE, server, to));
    }

    private static String text(Optional<GeometricMean> ratio) {
        return ratio.map(Bound::text).orElse(ABSENT);
    }

    private String busy(Task task, String server) {
        return figures.median(task, server, Metric.BUSY)
                .map(share -> Math.round(share * 100) + " %").orElse(ABSENT);
    }

    private String mebibytes(Task task, String server, int lessKib) {
        return figures.median(task, server, Metric.KIB)
                .map(kib -> String.format(Locale.ROOT, "%.0f", (kib - lessKib) / 1024))
                .orElse(ABSENT);
    }

    private String number(Task task, String server, Metric metric, String format) {
        return figures.median(task, server, metric)
                .map(value -> String.format(Locale.ROOT, format, value)).orElse(ABSENT);
    }
}
