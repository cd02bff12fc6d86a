package dev.servelab.cli;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The program {@code stty}, on the terminal that this process was started from. */
final class Stty {
    /** Of a window. */
    record Size(int rows, int columns) {}

    private static final File TERMINAL = new File("/dev/tty");
    private static final long WITHIN_S = 5;
    private static final Pattern SIZE = Pattern.compile("([0-9]{1,5}) ([0-9]{1,5})");
    /** A window smaller than this shows nothing of use; one of 0 by 0 is not known. */
    private static final Size LEAST = new Size(6, 40);
    private static final Size USUAL = new Size(24, 80);

    /** What it prints; empty if there is no such program or terminal, or if it refuses. */
    Optional<String> run(String... arguments) {
        List<String> command = new ArrayList<>(List.of("stty"));
        command.addAll(List.of(arguments));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectInput(ProcessBuilder.Redirect.from(TERMINAL))
                    .redirectError(ProcessBuilder.Redirect.DISCARD).start();
            String said = new String(process.getInputStream().readAllBytes(),
                    StandardCharsets.UTF_8).strip();
            boolean done = process.waitFor(WITHIN_S, TimeUnit.SECONDS)
                    && process.exitValue() == 0;
            return done ? Optional.of(said) : Optional.empty();
        } catch (IOException none) {
            return Optional.empty();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** How large the window is. */
    Optional<Size> size() {
        return run("size").map(SIZE::matcher).filter(Matcher::matches).map(said -> {
            Size size = new Size(Integer.parseInt(said.group(1)),
                    Integer.parseInt(said.group(2)));
            return size.rows() == 0 || size.columns() == 0
                    ? USUAL
                    : new Size(Math.max(LEAST.rows(), size.rows()),
                            Math.max(LEAST.columns(), size.columns()));
        });
    }
}
