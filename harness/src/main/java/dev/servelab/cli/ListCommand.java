package dev.servelab.cli;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import dev.servelab.protocol.CachedRow;
import dev.servelab.protocol.FileClient;
import dev.servelab.protocol.FileRow;
import dev.servelab.protocol.WireNames;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code list}: what is in a server's cache, or all that it could serve. Names in wire form. */
@Command(name = "list", sortOptions = false,
        description = "Show what is in a server's cache, next victim first.", customSynopsis = {
                "servelab list [OPTION...] HOST PORT",
                "       servelab list [OPTION...] HOST:PORT"})
final class ListCommand implements Callable<Integer> {
    /** A row of {@code --json}; the fields are its names. */
    private record CachedFile(String name, long bytes, long pins, long hits) {}

    /** A row of {@code --all --json}. */
    private record ServedFile(String name, long bytes) {}

    private final Streams streams;

    @Mixin
    private final ServerOptions server = new ServerOptions();

    @Parameters(arity = "0..*", paramLabel = "SERVER", description = "HOST PORT or HOST:PORT")
    private List<String> arguments = new ArrayList<>();

    @Option(names = {"-a", "--all"}, description = "Show what it could serve, sorted by name.")
    private boolean all;

    @Option(names = "--json", description = "Print it as JSON.")
    private boolean json;

    ListCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException, CommandFailure {
        try (FileClient client = server.connect(ServerArguments.only(arguments))) {
            if (all) {
                printServed(client.files());
            } else {
                printCached(client.list());
            }
        }
        return ExitStatus.DONE;
    }

    private void printCached(List<CachedRow> rows) {
        if (json) {
            printJson(rows.stream().map(row -> new CachedFile(WireNames.encode(row.name()),
                    row.bytes(), row.pins(), row.hits())).toList());
            return;
        }
        TextTable table = new TextTable("NAME", "BYTES", "PINS", "HITS");
        for (CachedRow row : rows) {
            table.add(WireNames.encode(row.name()), row.bytes(), row.pins(), row.hits());
        }
        table.print(streams.out());
    }

    private void printServed(List<FileRow> rows) {
        if (json) {
            printJson(rows.stream()
                    .map(row -> new ServedFile(WireNames.encode(row.name()), row.bytes()))
                    .toList());
            return;
        }
        TextTable table = new TextTable("NAME", "BYTES");
        for (FileRow row : rows) {
            table.add(WireNames.encode(row.name()), row.bytes());
        }
        table.print(streams.out());
    }

    private void printJson(List<?> rows) {
        Gson gson = new GsonBuilder().disableHtmlEscaping().setPrettyPrinting().create();
        gson.toJson(rows, streams.out());
        streams.out().println();
    }
}
