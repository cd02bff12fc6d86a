package dev.servelab.cli;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.Strictness;
import dev.servelab.protocol.FileClient;
import dev.servelab.protocol.WireNames;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code stats}: the counters of a running server. */
@Command(name = "stats", sortOptions = false, description = "Show the counters of a server.",
        customSynopsis = {
                "servelab stats [OPTION...] HOST PORT",
                "       servelab stats [OPTION...] HOST:PORT"})
final class StatsCommand implements Callable<Integer> {
    private static final Gson STRICT = new GsonBuilder().setStrictness(Strictness.STRICT).create();

    private final Streams streams;

    @Mixin
    private final ServerOptions server = new ServerOptions();

    @Parameters(arity = "0..*", paramLabel = "SERVER", description = "HOST PORT or HOST:PORT")
    private List<String> arguments = new ArrayList<>();

    @Option(names = "--json", description = "Print the object as the server sent it.")
    private boolean json;

    StatsCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException, CommandFailure {
        String text;
        try (FileClient client = server.connect(ServerArguments.only(arguments))) {
            text = client.stats();
        }
        JsonObject counters = parse(text);
        if (json) {
            streams.out().println(escaped(text.strip()));
        } else {
            print(counters);
        }
        return ExitStatus.DONE;
    }

    private static JsonObject parse(String text) throws CommandFailure {
        try {
            JsonElement parsed = STRICT.fromJson(text, JsonElement.class);
            if (parsed != null && parsed.isJsonObject()) {
                return parsed.getAsJsonObject();
            }
        } catch (JsonParseException notJson) {
            throw new CommandFailure(ExitStatus.CORRUPT, "the counters are not JSON", notJson);
        }
        throw new CommandFailure(ExitStatus.CORRUPT, "the counters are not a JSON object");
    }

    /** JSON may hold DEL and C1 controls raw, and line ends between its tokens; a terminal not. */
    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        text.chars().forEach(c -> {
            if (c >= 0x7F && c < 0xA0) {
                escaped.append(String.format("\\u%04x", c));
            } else {
                escaped.append((char) c);
            }
        });
        return escaped.toString();
    }

    /** Names to the left; numbers to the right, below each other. */
    private void print(JsonObject counters) {
        Map<String, JsonElement> values = new LinkedHashMap<>();
        flatten("", counters, values);
        int names = values.keySet().stream().mapToInt(String::length).max().orElse(0);
        int numbers = values.values().stream().filter(StatsCommand::isNumber)
                .mapToInt(number -> number.getAsString().length()).max().orElse(0);
        values.forEach((name, value) -> {
            String text = WireNames.escape(
                    value.isJsonPrimitive() ? value.getAsString() : value.toString());
            int indent = isNumber(value) ? numbers - text.length() : 0;
            streams.out().println(name + " ".repeat(names - name.length() + 2 + indent) + text);
        });
    }

    private static boolean isNumber(JsonElement value) {
        return value.isJsonPrimitive() && value.getAsJsonPrimitive().isNumber();
    }

    /** Nested objects become names with dots. */
    private static void flatten(String prefix, JsonObject object,
            Map<String, JsonElement> into) {
        object.asMap().forEach((name, value) -> {
            String full = prefix + WireNames.escape(name);
            if (value.isJsonObject()) {
                flatten(full + ".", value.getAsJsonObject(), into);
            } else {
                into.put(full, value);
            }
        });
    }
}
