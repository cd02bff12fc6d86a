package dev.servelab.simulation;

import dev.servelab.protocol.ErrorCode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that a name has led to, and what is going on about it: what a reply may say of it. Times are
 * elapsed nanoseconds of the simulation's clock.
 */
final class NamedFile {
    private static final long NEVER = -1;

    final String name;
    final int number;
    private final SimulatedClock clock;
    private final Map<String, List<FileState>> byToken = new HashMap<>();
    private final List<FileState> states = new ArrayList<>();
    private final Map<ErrorCode, Long> refusedUntil = new EnumMap<>(ErrorCode.class);
    private final List<Ask> asks = new ArrayList<>();
    private @Nullable FileNode node;
    private @Nullable ErrorCode refused;
    private long faultAt = NEVER;
    private long exhaustedAt = NEVER;
    private int busy;
    private long busySince;

    /** A name that leads to nothing yet. */
    NamedFile(String name, int number, SimulatedClock clock) {
        this.name = name;
        this.number = number;
        this.clock = clock;
    }

    @Nullable
    FileNode node() {
        return node;
    }

    /** Why it cannot be opened now; null if it can. */
    @Nullable
    ErrorCode refusal() {
        if (refused != null) {
            return refused;
        }
        return node == null ? ErrorCode.NOT_FOUND : null;
    }

    /** Leads to another file, or to none, from now on; or is refused, whatever it leads to. */
    void lead(@Nullable FileNode to, @Nullable ErrorCode refusedNow) {
        settle();
        node = to;
        refused = refusedNow;
        if (to != null) {
            to.state().until = refusedNow == null ? FileState.CURRENT : clock.elapsed();
            remember(to.state());
        }
    }

    /** The file it leads to, or once led to, has changed in place. */
    void changed(FileNode which, FileState now) {
        boolean current = which == node && refused == null;
        if (current) {
            settle();
        }
        which.states.add(now);
        which.changedAt = clock.elapsed();
        now.until = current ? FileState.CURRENT : clock.elapsed();
        remember(now);
    }

    /** The states with that version: two after a slow write, of which the last is right. */
    List<FileState> withToken(String token) {
        return byToken.getOrDefault(token, List.of());
    }

    /** Some version that it has or had; null if it never had any. */
    @Nullable
    FileState anyState(Draw draw) {
        return states.isEmpty()
                ? null
                : states.get(states.size() - 1
                        - draw.below(Math.min(3, states.size())));
    }

    /** Whether it was another version than that at some time since. */
    boolean wasAnother(String token, long since) {
        for (int i = states.size() - 1; i >= 0; i--) {
            FileState state = states.get(i);
            if (state.until >= since && !state.token.equals(token)) {
                return true;
            }
        }
        return false;
    }

    boolean wasRefused(ErrorCode code, long since) {
        return code == refusal() || refusedUntil.getOrDefault(code, NEVER) >= since;
    }

    /** A call about it fails, is stuck, or finds fewer bytes than there were. */
    void fault() {
        faultAt = clock.elapsed();
    }

    boolean hadFault(long since) {
        return faultAt >= since;
    }

    /** There is no descriptor or no thread for it. */
    void exhausted() {
        exhaustedAt = clock.elapsed();
    }

    boolean wasExhausted(long since) {
        return exhaustedAt >= since;
    }

    /** Since when something has been going on about it, now at the latest. */
    long busySince() {
        return busy == 0 ? clock.elapsed() : busySince;
    }

    boolean isBusy() {
        return busy > 0;
    }

    /** A request for it has been taken: others may be answered by what it finds. */
    void begins(Ask ask) {
        begin(ask);
        asks.add(ask);
    }

    void ends(Ask ask) {
        asks.remove(ask);
        busy--;
    }

    /** A job about it is to be carried out, for that request or for one that has gone. */
    void jobBegins(@Nullable Ask forWhom) {
        begin(forWhom);
    }

    void jobEnds() {
        busy--;
    }

    private void begin(@Nullable Ask by) {
        if (busy++ == 0) {
            busySince = clock.elapsed();
        }
        for (Ask ask : asks) {
            if (!ask.equals(by)) {
                ask.overlapped();
            }
        }
    }

    /** What is current is so until now. */
    private void settle() {
        ErrorCode refusal = refusal();
        if (refusal != null) {
            refusedUntil.put(refusal, clock.elapsed());
        } else if (node != null) {
            node.state().until = clock.elapsed();
        }
    }

    private void remember(FileState state) {
        List<FileState> same = byToken.computeIfAbsent(state.token, token -> new ArrayList<>(1));
        if (!same.contains(state)) {
            same.add(state);
            states.add(state);
        }
    }
}
