package dev.servelab.custom;

import java.nio.file.Path;

/**
 * Why a file cannot be used as a policy.
 *
 * @param line     from 1; 0 where it is the whole file that is wrong
 * @param column   from 1; 0 if not known
 * @param text     one line, in English: the compiler speaks nothing else that we do
 * @param hint     what to do
 * @param argument what the hint is about: a name; empty where it needs none
 */
public record Problem(long line, long column, String text, Hint hint, String argument) {
    /** About the whole file. */
    static Problem ofFile(String text, Hint hint, String argument) {
        return new Problem(0, 0, text, hint, argument);
    }

    /** As compilers write it: {@code Mine.java:12:5: text}, without the hint. */
    public String at(Path file) {
        String where = file.toString();
        if (line > 0) {
            where += ":" + line + (column > 0 ? ":" + column : "");
        }
        return where + ": " + text;
    }

    /** The same with the hint, in one line. */
    String withHint(Path file) {
        String advice = hint.text(argument);
        return advice.isEmpty() ? at(file) : at(file) + " (" + advice + ")";
    }
}
