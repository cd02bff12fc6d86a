package dev.servelab.lesson.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a cache told a policy and was answered, while one thing happened; and all decisions. */
final class Journal {
    private static final int REFUSED = -2;

    private final List<Call> calls = new ArrayList<>();
    private final List<Decision> decisions = new ArrayList<>();
    private final Map<Integer, Integer> files = new HashMap<>();
    private int step;

    /**
     * A call of one of the policy's methods.
     *
     * @param slot -1 where it has none
     * @param file -1 where it has none
     */
    record Call(String method, int slot, int file) {}

    /**
     * What the policy decided: which file goes.
     *
     * @param step in the trace, from 0
     * @param file -1: none may go; -2: it refused to admit the file that was asked for
     */
    record Decision(int step, int file) {}

    void begin(int nextStep) {
        step = nextStep;
        calls.clear();
    }

    void call(String method, int slot, int file) {
        files.put(slot, file);
        calls.add(new Call(method, slot, file));
    }

    void admitted(boolean admitted) {
        if (!admitted) {
            calls.add(new Call("onMiss", -1, -1));
            decisions.add(new Decision(step, REFUSED));
        }
    }

    /** A victim is about to be asked for: should the answer never come, this is what is shown. */
    void asks() {
        calls.add(new Call("victim?", -1, -1));
    }

    void victim(int slot) {
        calls.removeLast();
        calls.add(new Call("victim", slot, fileIn(slot)));
        decisions.add(new Decision(step, fileIn(slot)));
    }

    void listed(int file) {
        calls.add(new Call("order", -1, file));
    }

    int fileIn(int slot) {
        return files.getOrDefault(slot, -1);
    }

    List<Call> calls() {
        return List.copyOf(calls);
    }

    List<Decision> decisions() {
        return decisions;
    }

    int step() {
        return step;
    }
}
