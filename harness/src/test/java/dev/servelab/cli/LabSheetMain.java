package dev.servelab.cli;

import dev.servelab.cli.LabSheet.Command;
import dev.servelab.cli.LabSheet.Stop;
import dev.servelab.cli.LabSheet.Written;
import dev.servelab.testing.Depth;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Does what lab sheets say, each in the current folder, emptied before, as its reader would have
 * it. Prints a line for each command that does not do what the sheet shows.
 */
final class LabSheetMain {
    private static final int SERVER_ENDS_WITHIN_S = 30;
    private static final int FILES = 40;

    /** Same command, same outcome, for those that only read what a seed says. */
    private final Map<List<String>, CommandLineRun> known = new HashMap<>();
    private @Nullable Process server;

    private LabSheetMain() {}

    /** Reads the sheets that are its arguments. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        LabSheetMain reader = new LabSheetMain();
        for (String sheet : arguments) {
            empty(Path.of("").toAbsolutePath());
            reader.work(LabSheet.read(Path.of(sheet)));
            reader.killServer();
        }
        System.out.flush();
        Runtime.getRuntime().halt(0);
    }

    private void work(LabSheet sheet) throws IOException, InterruptedException {
        if (Depth.isCampaign()) {
            writeFiles();
        }
        for (LabSheet.Step step : sheet.steps()) {
            switch (step) {
                case Written written -> Files.writeString(Path.of(written.name()),
                        written.content());
                case Stop stop -> stopServer(sheet, stop);
                case Command command -> run(sheet, command);
            }
        }
    }

    private void run(LabSheet sheet, Command command) throws IOException {
        if (command.takesLong() && !Depth.isCampaign()) {
            return;
        }
        if (command.arguments().getFirst().equals("serve")) {
            startServer(command);
            return;
        }
        CommandLineRun run = run(command.arguments());
        if (run.status() != command.status()) {
            say(sheet, command.line(), "exits with " + run.status() + ": " + run.err());
        }
        String missing = missing(command.output(), run.out().lines().toList());
        if (missing != null) {
            say(sheet, command.line(), "does not print '" + missing + "' where it is shown, but:\n"
                    + run.out());
        }
    }

    private CommandLineRun run(List<String> arguments) {
        boolean always = arguments.stream().noneMatch(
                each -> each.contains(".java") || each.contains("recording"))
                && List.of("demo", "simulate").contains(arguments.getFirst());
        CommandLineRun run = always ? known.get(arguments) : null;
        if (run == null) {
            run = CommandLineRun.of(arguments.toArray(String[]::new));
            known.put(arguments, run);
        }
        return run;
    }

    /** The first line that is shown and does not come, or null. */
    private static @Nullable String missing(List<String> shown, List<String> printed) {
        Iterator<String> lines = printed.iterator();
        boolean skips = false;
        for (String line : shown) {
            if (line.equals("...")) {
                skips = true;
                continue;
            }
            boolean found = false;
            while (!found && lines.hasNext()) {
                found = lines.next().stripTrailing().equals(line.stripTrailing());
                if (!found && !skips) {
                    return line;
                }
            }
            if (!found) {
                return line;
            }
            skips = false;
        }
        return null;
    }

    private void startServer(Command command) throws IOException {
        Process started = Jvm.like().start(command.arguments());
        BufferedReader out = started.inputReader(StandardCharsets.UTF_8);
        String line = out.readLine();
        if (line == null || !line.startsWith("listening on ")) {
            throw new IOException("the server does not start: " + line);
        }
        server = started;
    }

    private void stopServer(LabSheet sheet, Stop stop) throws InterruptedException {
        Process running = server;
        if (running == null) {
            return;
        }
        running.destroy();
        if (!running.waitFor(SERVER_ENDS_WITHIN_S, TimeUnit.SECONDS) || running.exitValue() != 0) {
            say(sheet, stop.line(), "the server does not end");
        }
        server = null;
    }

    /** Where a sheet does not stop it. */
    private void killServer() {
        if (server != null) {
            server.destroyForcibly();
            server = null;
        }
    }

    /** What a sheet means by a folder with a few dozen files. */
    private static void writeFiles() throws IOException {
        Path folder = Files.createDirectories(Path.of("files"));
        Random random = new Random(1);
        for (int file = 1; file <= FILES; file++) {
            byte[] content = new byte[file * 4_000];
            random.nextBytes(content);
            Files.write(folder.resolve("file" + file), content);
        }
    }

    private static void empty(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                if (!each.equals(folder)) {
                    Files.delete(each);
                }
            }
        }
    }

    private static void say(LabSheet sheet, int line, String what) {
        System.out.println(sheet.path().getFileName() + ":" + line + ": " + what);
    }
}
