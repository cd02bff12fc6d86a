package dev.servelab.custom;

import java.util.Collection;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a policy's calls into the JDK are replaced with where the call itself may take many steps,
 * or end the process. Called by the policy's own code, by name.
 */
public final class CountedCalls {
    private CountedCalls() {}

    /** {@link Collection#remove(Object)}. */
    public static boolean remove(Collection<?> in, @Nullable Object what, StepMeter meter) {
        meter.tick(linear(in));
        return in.remove(what);
    }

    /** {@link Collection#contains(Object)}. */
    public static boolean contains(Collection<?> in, @Nullable Object what, StepMeter meter) {
        meter.tick(linear(in));
        return in.contains(what);
    }

    /** {@link List#indexOf(Object)}. */
    public static int indexOf(List<?> in, @Nullable Object what, StepMeter meter) {
        meter.tick(in.size());
        return in.indexOf(what);
    }

    /** {@link List#remove(int)}. */
    public static @Nullable Object remove(List<?> in, int index, StepMeter meter) {
        meter.tick(Math.max(1, in.size() - Math.max(0, index)));
        return in.remove(index);
    }

    /** {@link List#get(int)}, which walks in a linked list. */
    public static @Nullable Object get(List<?> in, int index, StepMeter meter) {
        meter.tick(in instanceof LinkedList ? Math.max(1, in.size() / 4) : 1);
        return in.get(index);
    }

    /** {@link Map#containsValue(Object)}. */
    public static boolean containsValue(Map<?, ?> in, @Nullable Object what, StepMeter meter) {
        meter.tick(in.size());
        return in.containsValue(what);
    }

    /** {@link Collection#stream()}: whoever opens it is taken to read it to its end. */
    public static Stream<?> stream(Collection<?> in, StepMeter meter) {
        meter.tick(in.size());
        return in.stream();
    }

    /** {@link System#exit}, which would end the server. */
    @SuppressWarnings("DoNotCallSuggester") // nobody does, but the classes that are rewritten
    public static void exit(int status, StepMeter meter) {
        throw meter.end(new ProcessEnding("System.exit"));
    }

    /** A reference to it: {@code System::exit}. */
    @SuppressWarnings("DoNotCallSuggester")
    public static void exit(int status) {
        throw new ProcessEnding("System.exit");
    }

    /** {@link Runtime#exit} and {@link Runtime#halt}, likewise. */
    @SuppressWarnings("DoNotCallSuggester")
    public static void exit(Runtime runtime, int status, StepMeter meter) {
        throw meter.end(new ProcessEnding("Runtime.exit"));
    }

    /** A reference to one of them. */
    @SuppressWarnings("DoNotCallSuggester")
    public static void exit(Runtime runtime, int status) {
        throw new ProcessEnding("Runtime.exit");
    }

    private static long linear(Collection<?> in) {
        return in instanceof Set ? 1 : in.size();
    }

    /** Not an exception, for the reason of {@link TooManySteps}. */
    static final class ProcessEnding extends Error {
        private static final long serialVersionUID = 1L;

        ProcessEnding(String call) {
            super(call + " would end the whole process");
        }
    }
}
