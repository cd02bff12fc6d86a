package dev.servelab.lesson.check;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a policy.
 *
 * @param trace     the shortest that shows it; null where it takes no trace to see it
 * @param said      key of the sentence that says what the policy did
 * @param arguments of that sentence
 * @param line      in the policy's file, from 1; 0 if not known
 * @param method    of the policy; empty if not known
 */
record Finding(Rule rule, @Nullable Trace trace, String said, List<Object> arguments, int line,
        String method) {
    Finding {
        arguments = List.copyOf(arguments);
    }

    static Finding of(Rule rule, @Nullable Trace trace, String said, Object... arguments) {
        return new Finding(rule, trace, said, List.of(arguments), 0, "");
    }

    Finding at(int atLine, String inMethod) {
        return new Finding(rule, trace, said, arguments, atLine, inMethod);
    }
}
