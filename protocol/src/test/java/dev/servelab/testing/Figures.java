package dev.servelab.testing;

import java.nio.file.Path;

/**
 * What a test has counted or measured, said for people: a line in the build's output and in
 * target/figures.txt. A figure is never what a test decides by.
 */
public final class Figures {
    private static final Path FILE = Path.of("target", "figures.txt");

    private Figures() {}

    /**
     * Says a figure. Any thread.
     *
     * @param what what was done or measured: "symlink race, openat2"
     * @param figure with its unit: "1,000,000 requests, 0 from outside"
     */
    public static void say(String what, String figure) {
        String line = "figure: " + what + ": " + figure + "\n";
        System.out.print(line);
        Lines.append(line, FILE);
    }
}
