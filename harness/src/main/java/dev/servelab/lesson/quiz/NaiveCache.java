package dev.servelab.lesson.quiz;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A cache on paper: lists of files, and the rules word by word. It shares nothing with the caches
 * and orders of the laboratory, so that a key that both agree on is right.
 */
final class NaiveCache {
    /** A transfer under way; without a file if it went past the cache. */
    private record Transfer(String name, Optional<NaiveFile> file) {}

    private final NaiveOrder order;
    private final boolean lockAware;
    private final int capacity;
    private final List<NaiveFile> cached = new ArrayList<>();
    private final List<NaiveFile> doomed = new ArrayList<>();
    private final List<Transfer> transfers = new ArrayList<>();
    private final NaiveOrder.Hand hand = new NaiveOrder.Hand();
    private int time;

    /** @param capacity in bytes */
    NaiveCache(NaiveOrder order, boolean lockAware, int capacity) {
        this.order = order;
        this.lockAware = lockAware;
        this.capacity = capacity;
    }

    /** Plays a whole trace from an empty cache. */
    static List<Happened> play(NaivePolicy policy, int capacity, List<Step> steps) {
        NaiveCache cache = new NaiveCache(policy.order(), policy.lockAware(), capacity);
        return steps.stream().map(cache::step).toList();
    }

    Happened step(Step step) {
        time++;
        if (step.kind() == Step.Kind.END) {
            end(step.name());
            return new Happened(step, "", List.of(), doomedNames(), List.of(), shown());
        }
        return request(step);
    }

    /** Names of files that were evicted while being sent, and still are. */
    List<String> doomedNames() {
        return doomed.stream().map(file -> file.name).sorted().toList();
    }

    List<String> cachedNames() {
        return cached.stream().map(file -> file.name).sorted().toList();
    }

    /** Bytes that neither cached nor doomed files hold. */
    int freeBytes() {
        return capacity - bytes(cached) - bytes(doomed);
    }

    private Happened request(Step step) {
        Optional<NaiveFile> found = cached.stream()
                .filter(file -> file.name.equals(step.name())).findFirst();
        if (found.isPresent()) {
            hit(found.get());
            begin(step, found);
            return new Happened(step, "hit", List.of(), doomedNames(), List.of(), shown());
        }
        if (step.bytes() > capacity) {
            begin(step, Optional.empty());
            return new Happened(step, "miss", List.of(), doomedNames(), List.of(), shown());
        }
        return miss(step);
    }

    private void hit(NaiveFile file) {
        file.bit = true;
        file.uses++;
        file.usesSince = time;
        order.hit(cached, file);
    }

    private Happened miss(Step step) {
        Set<String> passedOver = new LinkedHashSet<>();
        List<NaiveFile> left = lockAware
                ? leaveUnpinned(step.bytes(), passedOver)
                : leaveInOrder(step.bytes());
        boolean room = freeBytes() >= step.bytes();
        Optional<NaiveFile> entered = Optional.empty();
        if (room) {
            NaiveFile file = new NaiveFile(step.name(), step.bytes(), time);
            cached.add(file);
            entered = Optional.of(file);
        }
        begin(step, entered);
        return new Happened(step, room ? "miss" : "bypass",
                left.stream().map(file -> file.name).toList(), doomedNames(),
                List.copyOf(passedOver), shown());
    }

    /** Until cached bytes and the new file fit; who is being sent is doomed. */
    private List<NaiveFile> leaveInOrder(int bytes) {
        List<NaiveFile> left = new ArrayList<>();
        while (bytes(cached) + bytes > capacity) {
            NaiveFile victim = victim(file -> true);
            cached.remove(victim);
            left.add(victim);
            if (victim.pins > 0) {
                doomed.add(victim);
            }
        }
        return left;
    }

    /** Nobody, if even all that is not pinned would not be enough. */
    private List<NaiveFile> leaveUnpinned(int bytes, Set<String> passedOver) {
        Predicate<NaiveFile> unpinned = file -> file.pins == 0;
        List<NaiveFile> left = new ArrayList<>();
        if (freeBytes() + bytes(cached.stream().filter(unpinned).toList()) < bytes) {
            return left;
        }
        while (freeBytes() < bytes) {
            NaiveFile victim = victim(unpinned);
            cached.stream().limit(cached.indexOf(victim)).filter(file -> file.pins > 0)
                    .forEach(file -> passedOver.add(file.name));
            cached.remove(victim);
            left.add(victim);
        }
        return left;
    }

    /** Asked for only where somebody may go. */
    private NaiveFile victim(Predicate<NaiveFile> mayGo) {
        return Objects.requireNonNull(order.victim(cached, mayGo, hand));
    }

    private void begin(Step step, Optional<NaiveFile> file) {
        if (step.kind() == Step.Kind.BEGIN) {
            file.ifPresent(pinned -> pinned.pins++);
            transfers.add(new Transfer(step.name(), file));
        }
    }

    private void end(String name) {
        Transfer ended = transfers.stream().filter(each -> each.name.equals(name)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("nobody reads " + name));
        transfers.remove(ended);
        ended.file.ifPresent(file -> {
            file.pins--;
            if (file.pins == 0) {
                doomed.remove(file);
            }
        });
    }

    /**
     * Names, next victim first, of clock and sieve oldest first; {@code +} for each pin; bit, hand
     * and count where they decide.
     */
    private List<String> shown() {
        List<NaiveFile> inOrder = new ArrayList<>(cached);
        if (order == NaiveOrder.LFU) {
            inOrder.sort(Comparator.<NaiveFile>comparingInt(file -> file.uses)
                    .thenComparingInt(file -> file.usesSince));
        }
        return inOrder.stream()
                .map(file -> (file == hand.next ? ">" : "") + file.name + marks(file)).toList();
    }

    private String marks(NaiveFile file) {
        return switch (order) {
            case CLOCK, SIEVE -> file.bit ? "*" : "";
            case LFU -> "=" + file.uses;
            case FIFO, LRU -> "+".repeat(file.pins);
        };
    }

    private static int bytes(List<NaiveFile> files) {
        return files.stream().mapToInt(file -> file.bytes).sum();
    }
}
