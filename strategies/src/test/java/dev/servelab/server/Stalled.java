package dev.servelab.server;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Clients that have read a header and then nothing more: each holds the pin of its file. */
final class Stalled implements AutoCloseable {
    private final List<RawClient> clients = new ArrayList<>();

    /** Returns when the server has begun to answer; the file must be larger than the buffers. */
    void get(FileServer server, String name) throws IOException {
        get(server, name, Spoken.NATIVE);
    }

    /** The same, whatever is spoken. */
    void get(FileServer server, String name, Spoken spoken) throws IOException {
        RawClient client = RawClient.slow(server, spoken);
        clients.add(client);
        client.get(name).header();
    }

    List<RawClient> clients() {
        return clients;
    }

    /** All of them close their connections. */
    void leave() throws IOException {
        for (RawClient client : clients) {
            client.close();
        }
        clients.clear();
    }

    @Override
    public void close() throws IOException {
        leave();
    }
}
