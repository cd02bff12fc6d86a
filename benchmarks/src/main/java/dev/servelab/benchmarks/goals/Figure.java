package dev.servelab.benchmarks.goals;

import java.util.List;

/**
 * One figure of one server in one round, a line of the script's with tabs between: work, amount,
 * round, server, metric, value.
 *
 * @param amount bytes of each file; of {@link Work#FILES} files, of {@link Work#IDLE} connections
 * @param round  from 1; figures of one round were made one soon after the other
 * @param server as it is printed
 */
record Figure(Work work, int amount, int round, String server, Metric metric, double value) {
    private static final int FIELDS = 6;

    static Figure parse(String line) {
        List<String> fields = List.of(line.split("\t", -1));
        if (fields.size() != FIELDS) {
            throw new IllegalArgumentException("not a figure: " + line);
        }
        return new Figure(Work.ofId(fields.get(0)), Integer.parseInt(fields.get(1)),
                Integer.parseInt(fields.get(2)), fields.get(3), Metric.ofId(fields.get(4)),
                Double.parseDouble(fields.get(5)));
    }
}
