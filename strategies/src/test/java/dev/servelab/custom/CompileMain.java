package dev.servelab.custom;

import java.nio.file.Path;

/** Compiles one policy and says what kept it from that. */
final class CompileMain {
    private CompileMain() {}

    public static void main(String[] arguments) {
        try {
            CustomPolicy.compile(Path.of(arguments[0]));
        } catch (CustomPolicyException failed) {
            System.out.println(failed.getMessage());
        }
    }
}
