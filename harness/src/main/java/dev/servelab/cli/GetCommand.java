package dev.servelab.cli;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import dev.servelab.protocol.ServerRefused;
import dev.servelab.protocol.WireNames;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code get}: fetches files and saves them whole and verified, or not at all. */
@Command(name = "get", sortOptions = false, description = "Fetch files, each saved only verified.",
        customSynopsis = {
                "servelab get [OPTION...] HOST PORT FILE_NAME [DIRECTORY]",
                "       servelab get [OPTION...] HOST:PORT/FILE_NAME [DIRECTORY]",
                "       servelab get [OPTION...] HOST PORT FILE_NAME... --into DIRECTORY"})
final class GetCommand implements Callable<Integer> {
    private final Streams streams;

    @Mixin
    private final ServerOptions server = new ServerOptions();

    @Parameters(arity = "0..*", paramLabel = "ARGUMENT",
            description = "The server, the name as list shows it, and the folder to save it in, "
                    + "under the last part of its name (default: this one).")
    private List<String> arguments = new ArrayList<>();

    @Option(names = {"-o", "--output"}, paramLabel = "FILE",
            description = "Save under this name; - writes the bytes to standard output.")
    private @Nullable String output;

    @Option(names = "--into", paramLabel = "DIRECTORY", description = "Save several files here.")
    private @Nullable String into;

    @Option(names = "--resume", description = "Keep what a cut transfer leaves, and go on from "
            + "what an earlier one left.")
    private boolean resume;

    @Option(names = "--json", description = "Print what was done as JSON.")
    private boolean json;

    GetCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException, CommandFailure {
        server.timeout();
        GetPlan plan = GetPlan.of(arguments, output, into);
        if (plan.writesToStandardOutput() && (json || resume)) {
            throw CommandFailure.usage("-o - goes with neither --json nor --resume");
        }
        List<Object> results = new ArrayList<>();
        try (Fetcher fetcher = new Fetcher(plan.server(), server, resume, streams)) {
            return fetchAll(plan.wanted(), fetcher, results);
        } finally {
            if (json) {
                streams.out().println(new GsonBuilder().disableHtmlEscaping().setPrettyPrinting()
                        .create().toJson(results));
            }
        }
    }

    /**
     * Goes on after a refusal; the status is that of the first.
     *
     * @param results takes what {@code --json} prints of each
     */
    private int fetchAll(List<GetPlan.Wanted> wanted, Fetcher fetcher, List<Object> results)
            throws IOException, CommandFailure {
        int status = ExitStatus.DONE;
        for (int i = 0; i < wanted.size(); i++) {
            GetPlan.Wanted next = wanted.get(i);
            try {
                done(fetcher.fetch(next, i == wanted.size() - 1), next.destination(), results);
            } catch (ServerRefused refusal) {
                refused(next, refusal, results);
                status = status == ExitStatus.DONE ? Failures.status(refusal) : status;
            }
        }
        return status;
    }

    private void done(Fetched fetched, Destination destination, List<Object> results) {
        results.add(fetched);
        if (!json && !(destination instanceof Destination.StandardOutput)) {
            streams.out().println(WireNames.escape(fetched.path()) + ": " + fetched.bytes()
                    + " bytes, verified" + (fetched.resumed_from() == 0
                            ? ""
                            : " (resumed from " + fetched.resumed_from() + ")"));
            streams.out().flush();
        }
    }

    private void refused(GetPlan.Wanted wanted, ServerRefused refusal, List<Object> results) {
        String name = WireNames.encode(wanted.name());
        Failures.say(name + ": " + refusal.getMessage(), streams.err());
        JsonObject result = new JsonObject();
        result.addProperty("name", name);
        result.addProperty("error", refusal.code().wire());
        result.addProperty("text", refusal.text());
        results.add(result);
    }
}
