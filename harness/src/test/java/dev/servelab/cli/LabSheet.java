package dev.servelab.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a sheet of docs/labs tells its reader to do, in its order: commands in blocks of the kind
 * {@code console}, and files in blocks that name one, such as {@code java Mine.java}.
 *
 * @param path of the sheet
 */
record LabSheet(Path path, List<Step> steps) {
    private static final String FENCE = "```";
    private static final String COMMAND = "$ ./servelab ";
    /** A word, or what stands between single or double quotes. */
    private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)");
    private static final Pattern EXITS = Pattern.compile(" # (?:exits with|termina com) (\\d)$");

    /** Something to do. */
    sealed interface Step {}

    /**
     * A command.
     *
     * @param line      where it stands in the sheet
     * @param status    0, or what a remark {@code # exits with 1} says
     * @param takesLong whether there is another remark behind it
     * @param output    the lines that the sheet shows; three dots stand for any
     */
    record Command(int line, List<String> arguments, int status, boolean takesLong,
            List<String> output) implements Step {}

    /** The server that was started last is stopped. */
    record Stop(int line) implements Step {}

    /** A file is written. */
    record Written(String name, String content) implements Step {}

    static LabSheet read(Path path) throws IOException {
        List<Step> steps = new ArrayList<>();
        List<String> lines = Files.readAllLines(path);
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith(FENCE)) {
                String kind = lines.get(i).substring(FENCE.length());
                int end = i + 1;
                while (!lines.get(end).equals(FENCE)) {
                    end++;
                }
                List<String> block = lines.subList(i + 1, end);
                if (kind.equals("console")) {
                    addCommands(steps, block, i + 2);
                } else if (kind.startsWith("java ")) {
                    steps.add(new Written(kind.substring("java ".length()),
                            String.join("\n", block) + "\n"));
                }
                i = end;
            }
        }
        return new LabSheet(path, List.copyOf(steps));
    }

    private static void addCommands(List<Step> steps, List<String> block, int firstLine) {
        for (int i = 0; i < block.size(); i++) {
            if (block.get(i).equals("^C")) {
                steps.add(new Stop(firstLine + i));
            } else if (block.get(i).startsWith(COMMAND)) {
                int end = i + 1;
                while (end < block.size() && !isStep(block.get(end))) {
                    end++;
                }
                steps.add(command(block.get(i), firstLine + i,
                        List.copyOf(block.subList(i + 1, end))));
            }
        }
    }

    private static boolean isStep(String line) {
        return line.equals("^C") || line.startsWith("$ ");
    }

    private static Command command(String text, int line, List<String> output) {
        int remark = text.indexOf(" # ");
        Matcher exits = EXITS.matcher(text);
        int status = exits.find() ? Integer.parseInt(exits.group(1)) : ExitStatus.DONE;
        String words = text.substring(COMMAND.length(), remark < 0 ? text.length() : remark);
        List<String> arguments = new ArrayList<>();
        Matcher word = WORD.matcher(words);
        while (word.find()) {
            arguments.add(word.group(1) != null
                    ? word.group(1)
                    : word.group(2) != null ? word.group(2) : word.group(3));
        }
        return new Command(line, List.copyOf(arguments), status,
                remark >= 0 && status == ExitStatus.DONE, output);
    }
}
