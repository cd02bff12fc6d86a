package dev.servelab.testing.planted;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import static java.io.File.pathSeparator;

/**
 * A bug that somebody could write, and the test that must find it.
 *
 * @param what   the bug in a few words
 * @param source the class of this module that has it
 * @param right  what stands in its source, once
 * @param wrong  what the bug puts there instead
 * @param check  the test that must fail: {@code package.Class#method}
 * @param says   a part of what the test says then
 */
public record PlantedBug(String what, String source, String right, String wrong, String check,
        String says) {
    /** Much longer than any check takes, and short for one that waits for ever. */
    private static final int CHILD_AT_MOST_S = 120;

    /** What a check says that the bug made wait for ever. */
    private static final String TIMED_OUT = "timed out";

    /**
     * What came of a check.
     *
     * @param output the failure; of a JVM of its own all that it wrote
     */
    public record Finding(int status, String output) {
        static final int PASSED = 0;
        static final int FAILED = 10;
        static final int NOT_RUN = 11;

        /** Whether the check ran and failed. */
        public boolean isFailure() {
            return status == FAILED;
        }

        /** Whether the check ran and found nothing. */
        public boolean isPass() {
            return status == PASSED;
        }
    }

    /**
     * Runs the check against the changed class: in this JVM, or, if the bug makes threads wait for
     * ever, in one that ends with it.
     *
     * @param folder empty, for the class
     * @throws IllegalStateException if the source has changed so that the bug no longer fits in
     */
    public Finding plant(Path folder) throws Exception {
        Path original = Path.of("src/main/java", source.replace('.', '/') + ".java");
        Path classes = ChangedSource.compile(
                List.of(ChangedSource.change(original, right, wrong, folder)), folder);
        return says.equals(TIMED_OUT) ? runApart(classes) : runHere(classes);
    }

    @Override
    public String toString() {
        return what;
    }

    private Finding runHere(Path classes) throws IOException, ClassNotFoundException {
        Thread thread = Thread.currentThread();
        ClassLoader usual = thread.getContextClassLoader();
        try (ChangedClasses loader = new ChangedClasses(classes)) {
            thread.setContextClassLoader(loader);
            return RunCheck.run(check, loader);
        } finally {
            thread.setContextClassLoader(usual);
        }
    }

    private Finding runApart(Path classes) throws IOException, InterruptedException {
        Process child = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-ea",
                "-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto",
                "--enable-native-access=ALL-UNNAMED", "-cp",
                classes + pathSeparator + System.getProperty("java.class.path"),
                RunCheck.class.getName(), check)
                .redirectErrorStream(true).start();
        try {
            child.getOutputStream().close();
            String output = new String(child.getInputStream().readAllBytes(),
                    StandardCharsets.UTF_8);
            if (!child.waitFor(CHILD_AT_MOST_S, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the check does not end: " + output);
            }
            return new Finding(child.exitValue(), output);
        } finally {
            child.destroyForcibly();
        }
    }
}
