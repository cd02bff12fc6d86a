package dev.servelab.cache;

import dev.servelab.protocol.ErrorCode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Four files of a {@link Rig} that change and fail, and what they were when. */
final class FuzzedFiles {
    private static final int COUNT = 4;
    /** Longer than any call to the disk may take. */
    private static final Duration HANG = Rig.DISK_TIMEOUT.plusSeconds(1);

    private final Rig rig;
    private final long revalidateNanos;
    private final List<List<State>> history = new ArrayList<>();
    private final @Nullable ErrorCode[] refusals = new @Nullable ErrorCode[COUNT];
    private int failures;

    /**
     * What a name stood for, from one moment until the next state began.
     *
     * @param bytes     null if there was no such file
     * @param code      why the name was refused; null if it was not
     * @param token     of the version, empty if there was none
     * @param rewritten whether it came about by writing into the file that was there
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared as a whole
    record State(long began, byte @Nullable [] bytes, @Nullable ErrorCode code, String token,
            boolean rewritten) {}

    FuzzedFiles(Rig rig, Duration revalidate) {
        this.rig = rig;
        this.revalidateNanos = revalidate.toNanos();
        for (int file = 0; file < COUNT; file++) {
            history.add(new ArrayList<>());
            replace(file, 7 + 15 * file);
        }
    }

    static String name(int file) {
        return "file" + file;
    }

    /** By a rename: just now if the size is odd, else of a file that was changed long ago. */
    void replace(int file, int size) {
        byte[] bytes = content(file, size);
        rig.files.put(name(file), bytes, size % 2 == 0
                ? MemoryDirectory.LONG_AGO_NS
                : rig.clock.wallNanos());
        enter(file, bytes, false);
    }

    void rewrite(int file, int size) {
        if (rig.files.has(name(file))) {
            byte[] bytes = content(file, size);
            rig.files.rewrite(name(file), bytes, rig.clock.wallNanos());
            enter(file, bytes, true);
        }
    }

    void remove(int file) {
        rig.files.remove(name(file));
        enter(file, null, false);
    }

    /** @param code null: no longer */
    void refuse(int file, @Nullable ErrorCode code) {
        rig.files.refuse(name(file), code);
        refusals[file] = code;
        enter(file, latest(file).bytes(), false);
    }

    /** The next call of some kind fails, lasts for too long, or finds the file just rewritten. */
    void disturbSoon(int how) {
        MemoryDirectory.Hook hook = (name, position) -> {
            stopDisturbing();
            disturb(name, how >>> 2 & 3);
        };
        switch (how & 3) {
            case 0 -> rig.files.beforeOpen = hook;
            case 1 -> rig.files.beforeRead = hook;
            case 2 -> rig.files.beforeStat = hook;
            default -> rig.files.afterOpen = (name, position) -> {
                stopDisturbing();
                hang(); // a directory whose open fails afterwards would have to close the file
            };
        }
    }

    void stopDisturbing() {
        MemoryDirectory.Hook nothing = (name, position) -> {};
        rig.files.beforeOpen = nothing;
        rig.files.beforeRead = nothing;
        rig.files.beforeStat = nothing;
        rig.files.afterOpen = nothing;
    }

    /** Calls that were made to fail so far. */
    int failures() {
        return failures;
    }

    /** What may be seen by a request that began then: what there was since, or shortly before. */
    List<State> since(int file, long began, boolean anyOlder) {
        List<State> all = history.get(file);
        int first = all.size() - 1;
        while (first > 0
                && (anyOlder || all.get(first).began() > began - revalidateNanos)) {
            first--;
        }
        return List.copyOf(all.subList(first, all.size()));
    }

    /** The version that a client would know now. */
    State latest(int file) {
        return history.get(file).getLast();
    }

    private void disturb(String name, int how) throws IOException {
        switch (how) {
            case 0 -> {
                failures++;
                throw new IOException("planted");
            }
            case 1 -> hang();
            default -> {
                int file = VersionedFiles.fileOf(name);
                rig.clock.advance(Duration.ofMillis(1));
                rewrite(file, rig.files.has(name) && how == 2
                        ? (int) rig.files.version(name).size()
                        : how);
            }
        }
    }

    private void hang() {
        failures++;
        rig.clock.advance(HANG);
        rig.disk.expire();
    }

    private void enter(int file, byte @Nullable [] bytes, boolean rewritten) {
        ErrorCode without = bytes == null ? ErrorCode.NOT_FOUND : null;
        ErrorCode code = refusals[file] == null ? without : refusals[file];
        String token = bytes == null ? "" : rig.files.version(name(file)).token();
        history.get(file).add(new State(now(), bytes, code, token, rewritten));
    }

    /** Every byte tells of which file and version it is. */
    private byte[] content(int file, int size) {
        byte[] bytes = new byte[size];
        int version = history.get(file).size();
        for (int i = 0; i < size; i++) {
            bytes[i] = (byte) (file * 77 + version * 31 + i);
        }
        return bytes;
    }

    private long now() {
        return rig.clock.nanoTime();
    }
}
