package dev.servelab.benchmarks.goals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Tells a race by the figures that {@code benchmarks/peers/run} has written down: tables, then every
 * goal. Exit status: 0 if no goal was missed, 1 if one was, 2 if the figures cannot be read.
 */
public final class RaceReport {
    private RaceReport() {}

    /**
     * Prints what there is to say.
     *
     * @param arguments the file of figures
     */
    public static void main(String[] arguments) {
        if (arguments.length != 1) {
            System.err.println("usage: RaceReport FIGURES");
            System.exit(2);
        }
        try {
            Figures figures = new Figures(Files.readAllLines(Path.of(arguments[0])).stream()
                    .map(Figure::parse).toList());
            System.out.print(Tables.of(figures));
            List<Judged> judged = Goals.judge(figures);
            System.out.print(goals(judged));
            System.exit(judged.stream().anyMatch(Judged::isMissed) ? 1 : 0);
        } catch (IOException | IllegalArgumentException unreadable) {
            System.err.println("cannot tell the race: " + unreadable.getMessage());
            System.exit(2);
        }
    }

    private static String goals(List<Judged> judged) {
        Table table = Table.ofWords("outcome", "goal", "seen");
        judged.forEach(each -> table.add(each.outcome().toString(), each.goal(), each.seen()));
        return "\n### Goals\n\n" + table;
    }
}
