package dev.servelab.shell;

import picocli.CommandLine.Help.Ansi;

/** What picocli keeps as lines, as one line without colours. */
final class OneLine {
    private OneLine() {}

    static String of(String[] lines) {
        return Ansi.OFF.text(String.join(" ", lines)).toString().replace("%%", "%")
                .replaceAll("\\s+|%n", " ").strip();
    }

    /** Up to the end of the first sentence, without its full stop; a colon ends it, too. */
    static String firstSentence(String line) {
        String[] sentences = line.split("[.:;] |[.:;]$", 2);
        return sentences[0];
    }
}
