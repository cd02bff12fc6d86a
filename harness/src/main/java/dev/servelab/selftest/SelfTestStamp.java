package dev.servelab.selftest;

import com.google.gson.Gson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the last self-test of this build said of this machine: reports carry it. It stands in the
 * user's cache folder and is never made but by a self-test that was asked for.
 *
 * @param build which one was tested: version and a sum of its classes
 * @param at when, ISO 8601
 * @param passed the parts that did, by id
 * @param failed the parts that did not
 */
public record SelfTestStamp(String build, String at, List<String> passed, List<String> failed) {
    /** How the last self-test of this build came out. */
    public enum Status {
        PASSED("passed"), FAILED("failed"), NOT_RUN("not run");

        private final String words;

        Status(String words) {
            this.words = words;
        }

        /** The words in results. */
        public String words() {
            return words;
        }
    }

    private static final String FILE = "self-test.json";

    /** Copies the lists. */
    public SelfTestStamp {
        passed = List.copyOf(passed);
        failed = List.copyOf(failed);
    }

    /** The stamp of this build, "not run" where there is none. Reads all classes of ours once. */
    public static SelfTestStamp ofThisBuild() {
        try {
            return read(CacheFolder.ofUser(), BuildId.current());
        } catch (IOException unknown) {
            return none("unknown");
        }
    }

    /** Of a self-test that has just ended. */
    static SelfTestStamp of(SelfTestResult result, String build, String at) {
        return new SelfTestStamp(build, at, ids(result, true), ids(result, false));
    }

    private static List<String> ids(SelfTestResult result, boolean passed) {
        return result.parts().stream().filter(part -> part.passed() == passed)
                .map(PartResult::id).toList();
    }

    /** Keeps the stamp of a self-test that has just ended; returns where. */
    public static Path keep(SelfTestResult result, String at) throws IOException {
        return of(result, BuildId.current(), at).write(CacheFolder.ofUser());
    }

    /** How it came out. */
    public Status status() {
        if (!failed.isEmpty()) {
            return Status.FAILED;
        }
        return passed.isEmpty() ? Status.NOT_RUN : Status.PASSED;
    }

    /** For a person: "self-test: passed (7 parts, 2026-01-31T12:00:00Z)". */
    public String sentence() {
        return switch (status()) {
            case NOT_RUN -> "self-test: not run with this build";
            case PASSED -> "self-test: passed (" + passed.size() + " parts, " + at + ")";
            case FAILED -> "self-test: FAILED (" + String.join(", ", failed) + "; " + at + ")";
        };
    }

    static SelfTestStamp read(Path folder, String build) {
        try {
            @Nullable
            SelfTestStamp found = new Gson().fromJson(Files.readString(folder.resolve(FILE)),
                    SelfTestStamp.class);
            return found == null || !found.build.equals(build) ? none(build) : found;
        } catch (IOException | RuntimeException notOurs) {
            return none(build);
        }
    }

    /** Through a temporary file beside it: whoever reads meanwhile finds the one or the other. */
    Path write(Path folder) throws IOException {
        Files.createDirectories(folder);
        Path draft = Files.createTempFile(folder, FILE, ".part");
        try {
            Files.writeString(draft, new Gson().toJson(this) + "\n");
            return Files.move(draft, folder.resolve(FILE), StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static SelfTestStamp none(String build) {
        return new SelfTestStamp(build, "", List.of(), List.of());
    }
}
