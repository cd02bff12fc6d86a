package dev.servelab.lesson.quiz;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/**
 * Answers questions about threads by formulas and recursions, from what is printed on the paper;
 * the keys come from counting and from playing millisecond after millisecond.
 */
final class FormulaKeys {
    private FormulaKeys() {}

    static String of(Question question) {
        ReadBack read = new ReadBack(question);
        return switch (question.kind()) {
            case "waves" -> Integer.toString(Math.ceilDiv(read.number("waves.ask", 0),
                    read.number("waves.ask", 1)) * read.number("waves.ask", 2));
            case "schedule" -> schedule(read);
            case "waiters" -> waiters(read);
            case "hogs" -> hogs(read);
            case "slow-readers" -> slowReaders(read);
            case "carriers" -> carriers(read);
            case "queue" -> Integer.toString(Math.max(0, read.number("queue.ask", 1)
                    - read.number("queue.ask", 0) - 1_024));
            case "threads" -> threads(read);
            case "backlog" -> Integer.toString(Math.min(read.number("backlog.ask", 0) + 1,
                    read.number("backlog.ask", 1)));
            case "rate" -> Integer.toString(
                    1_000 * read.number("rate.ask", 0) / read.number("rate.ask", 1));
            case "little" -> Integer.toString(
                    read.number("little.ask", 0) * read.number("little.ask", 1) / 1_000);
            default -> throw new IllegalArgumentException(question.kind());
        };
    }

    /**
     * When each job begins: J. Kiefer, J. Wolfowitz, "On the theory of queues with many servers",
     * Transactions of the AMS 78, 1955. Jobs in the order of arrival.
     */
    static int[] begins(int places, int[] arrivals, int[] lengths) {
        int[] freeAt = new int[places];
        int[] begins = new int[arrivals.length];
        for (int i = 0; i < arrivals.length; i++) {
            Arrays.sort(freeAt);
            begins[i] = Math.max(arrivals[i], freeAt[0]);
            freeAt[0] = begins[i] + lengths[i];
        }
        return begins;
    }

    private static int[] column(ReadBack read, int column) {
        return read.table().stream().mapToInt(row -> Integer.parseInt(row.get(column))).toArray();
    }

    private static String schedule(ReadBack read) {
        int[] begins = begins(read.number("schedule.given", 0), column(read, 1), column(read, 2));
        int asked = read.said("schedule.ask").getFirst().charAt(0) - 'A';
        return Integer.toString(begins[asked] + column(read, 2)[asked]);
    }

    private static String waiters(ReadBack read) {
        int[] arrivals = column(read, 1);
        int[] begins = begins(read.number("schedule.given", 0), arrivals, column(read, 2));
        TreeSet<String> names = new TreeSet<>();
        for (int i = 0; i < begins.length; i++) {
            if (begins[i] > arrivals[i]) {
                names.add(read.table().get(i).getFirst());
            }
        }
        return String.join(" ", names);
    }

    private static String hogs(ReadBack read) {
        int threads = read.number("hogs.ask", 0);
        int hogs = read.number("hogs.ask", 1);
        int free = hogs == threads ? threads : threads - hogs;
        int fromMs = hogs == threads ? read.number("hogs.ask", 2) : 0;
        return Integer.toString(fromMs + Math.ceilDiv(read.number("hogs.ask", 3), free)
                * read.number("hogs.ask", 4));
    }

    private static String slowReaders(ReadBack read) {
        int firstMs = read.table().stream().mapToInt(row -> 1_000 * Integer.parseInt(row.get(1))
                / Integer.parseInt(row.get(2))).min().orElseThrow();
        return Integer.toString(firstMs - read.number("slow-readers.ask", 0));
    }

    private static String carriers(ReadBack read) {
        int atMs = read.number("carriers.ask", 0);
        if (!read.shown().equals("serve --strategy virtual-thread --file-io inline")) {
            return Integer.toString(atMs);
        }
        List<List<String>> rows = new ArrayList<>(read.table());
        rows.add(List.of("hit", Integer.toString(atMs), "0"));
        int[] arrivals = rows.stream().mapToInt(row -> Integer.parseInt(row.get(1))).toArray();
        int[] lengths = rows.stream().mapToInt(row -> Integer.parseInt(row.get(2))).toArray();
        int[] begins = begins(read.number("carriers.given", 0), arrivals, lengths);
        return Integer.toString(begins[begins.length - 1]);
    }

    private static String threads(ReadBack read) {
        String strategy = read.shown().substring("serve --strategy ".length());
        return strategy.startsWith("thread-pool:")
                ? strategy.substring("thread-pool:".length())
                : Integer.toString(read.number("threads.given",
                        strategy.equals("virtual-thread") ? 0 : 1));
    }
}
