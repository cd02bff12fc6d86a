package dev.servelab.report;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.servelab.experiment.ExperimentResult;
import dev.servelab.selftest.SelfTestStamp;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Results to be shown, made by nobody or long ago. */
final class TestReports {
    /** A usual {@code compare}: two scenes, one of them with a variant that gave no answer. */
    static final String TWO_SCENES = "two-scenes.json";
    /** One trial of each of two variants, marked as unfair; much is not known. */
    static final String UNFAIR = "unfair.json";
    /** Two strategies under one to 64 clients; each has a knee. */
    static final String SWEEP = "sweep.json";

    private TestReports() {}

    static StoredResult stored(ExperimentResult result, List<String> command) {
        return new Report(result, command, new SelfTestStamp("build", "", List.of(), List.of()))
                .stored();
    }

    /** A stored result among the tests' resources. */
    static StoredResult sample(String name) {
        try {
            return StoredResult.parse(text(name), name);
        } catch (UnreadableResult e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonObject json(String name) {
        return JsonParser.parseString(text(name)).getAsJsonObject();
    }

    /** A text among the tests' resources. */
    static String text(String name) {
        try (InputStream in = Objects.requireNonNull(
                TestReports.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
