package dev.servelab.workload;

import java.util.List;

/**
 * One reading of everything after another, in the order of the files, shared by all clients: of N
 * clients each asks for every N-th file. As a backup does, or a search through all files. Unlike in
 * a {@link Loop}, however many clients there are, nothing is asked for again before everything has
 * been. Each window starts at another place. Immutable.
 */
final class Scan implements Workload {
    private final List<WorkFile> files;
    private final int clients;

    Scan(List<WorkFile> files, int clients) {
        this.files = List.copyOf(files);
        this.clients = clients;
    }

    @Override
    public Requests requests(long seed, long stream, long client) {
        Turns turns = new Turns(files.size(), Places.start(seed, stream, files.size()), clients,
                client);
        return () -> files.get(turns.next());
    }
}
