package dev.servelab.custom;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A policy has broken a rule. The message is one line for a person. */
public final class BrokenPolicyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Breach breach;
    private final String method;
    private final int slot;
    private final int line;
    private final String what;

    private BrokenPolicyException(Path file, Breach breach, String method, int slot, String text,
            @Nullable Throwable cause) {
        super(at(file, line(cause)) + ": " + method + " " + text, cause);
        this.breach = breach;
        this.method = method;
        this.slot = slot;
        this.line = line(cause);
        this.what = text;
    }

    static BrokenPolicyException of(Path file, Breach breach, String method, int slot) {
        return new BrokenPolicyException(file, breach, method, slot, breach.text(slot), null);
    }

    /** What a call ended with. */
    static BrokenPolicyException of(Path file, String method, Throwable thrown, long steps) {
        return switch (thrown) {
            case TooManySteps loop -> new BrokenPolicyException(file, Breach.TOO_MANY_STEPS, method,
                    -1, Breach.TOO_MANY_STEPS.text(steps), loop);
            case CountedCalls.ProcessEnding end -> new BrokenPolicyException(file,
                    Breach.ENDS_PROCESS, method, -1, Breach.ENDS_PROCESS.text(0), end);
            default -> new BrokenPolicyException(file, Breach.THROWN, method, -1,
                    Breach.THROWN.text(0) + said(thrown), thrown);
        };
    }

    /** On one line; its text is made by the policy's own code, which may fail again. */
    private static String said(Throwable thrown) {
        try {
            return thrown.toString().lines().collect(Collectors.joining(" "));
        } catch (Throwable again) {
            return thrown.getClass().getName();
        }
    }

    public Breach breach() {
        return breach;
    }

    /** The policy's method: {@code victim}. */
    public String method() {
        return method;
    }

    /** What the method did, as in the message. */
    public String what() {
        return what;
    }

    /** Which slot it is about; -1 if about none. */
    public int slot() {
        return slot;
    }

    /** In the policy's file, from 1; 0 if not known. */
    public int line() {
        return line;
    }

    private static String at(Path file, int line) {
        return line > 0 ? file + ":" + line : file.toString();
    }

    /** The innermost line of the policy's own. */
    private static int line(@Nullable Throwable thrown) {
        return thrown == null
                ? 0
                : Arrays.stream(thrown.getStackTrace())
                        .filter(at -> PolicyLoader.NAME.equals(at.getClassLoaderName()))
                        .mapToInt(StackTraceElement::getLineNumber).filter(at -> at > 0)
                        .findFirst().orElse(0);
    }
}
