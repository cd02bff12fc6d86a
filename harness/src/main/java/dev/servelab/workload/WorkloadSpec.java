package dev.servelab.workload;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What is asked for by {@code --workload}. Immutable. */
public final class WorkloadSpec {
    private final String text;
    private final Workloads.Maker maker;

    private WorkloadSpec(String text, Workloads.Maker maker) {
        this.text = text;
        this.maker = maker;
    }

    /** Reads a name of the catalogue with what follows it; the message says what is wrong. */
    public static WorkloadSpec parse(String text) {
        int colon = text.indexOf(':');
        String id = colon < 0 ? text : text.substring(0, colon);
        Workloads workload = Workloads.ofId(id).orElseThrow(() -> unknown(text));
        String argument = colon < 0 ? workload.defaultArgument() : text.substring(colon + 1);
        if (workload.takesArgument() ? argument.isEmpty() : colon >= 0) {
            throw new IllegalArgumentException(
                    "workload '" + text + "': it is written " + workload.form());
        }
        try {
            return new WorkloadSpec(argument.isEmpty() ? id : id + ":" + argument,
                    workload.parse(argument));
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException("workload '" + text + "': " + wrong.getMessage(),
                    wrong);
        }
    }

    /** Every workload there is, as help texts name them. */
    public static String possible() {
        return Arrays.stream(Workloads.values()).map(Workloads::form)
                .collect(Collectors.joining(", "));
    }

    /**
     * The workload over these files.
     *
     * @param files   at least one
     * @param seed    of what belongs to the files: which is popular, in what order they come
     * @param clients who will ask, numbered from 0: workloads that all go through together are
     *                dealt out among them; 1 for the arrivals of an open loop
     * @throws IOException if a recorded trace cannot be read
     */
    public Workload over(List<WorkFile> files, long seed, int clients) throws IOException {
        if (files.isEmpty()) {
            throw new IllegalArgumentException("no files to ask for");
        }
        if (clients < 1) {
            throw new IllegalArgumentException("clients: " + clients);
        }
        return maker.over(files, seed, clients);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WorkloadSpec spec && spec.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** As {@link #parse} reads it, an argument that was left out included. */
    @Override
    public String toString() {
        return text;
    }

    private static IllegalArgumentException unknown(String text) {
        return new IllegalArgumentException("unknown workload '" + text + "': " + possible());
    }
}
