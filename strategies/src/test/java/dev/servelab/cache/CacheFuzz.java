package dev.servelab.cache;

import dev.servelab.disk.FileIo;
import dev.servelab.protocol.ErrorCode;
import dev.servelab.record.DecisionLog;
import dev.servelab.record.MemoryRecording;
import dev.servelab.record.ReplayCounts;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Fuzz target: every byte of an input is an operation on a small cache, with requests of four
 * clients that are left and taken up again anywhere. After each the books must balance; what a
 * client gets must be one version of the file that it could see; and in the end nothing is held.
 *
 * <p>The first two bytes say which cache it is.
 */
public final class CacheFuzz {
    private static final List<String> POLICIES = Policies.all();
    private static final int CLIENTS = 4;
    private static final int OPERATIONS_MAX = 400;
    private static final ErrorCode[] REFUSALS = {ErrorCode.NOT_FOUND, ErrorCode.DENIED,
            ErrorCode.NOT_A_FILE};

    private final FuzzedFiles files;
    private final FuzzedClient[] clients = new FuzzedClient[CLIENTS];
    private final Rig rig;
    private final byte[] input;
    private int position = 2;

    private CacheFuzz(byte[] input, FileCache.Parts parts, CacheSpec spec, DecisionLog log) {
        this.input = input;
        Duration revalidate = input[0] < 0 ? Duration.ZERO : Duration.ofSeconds(1);
        this.rig = new Rig(spec, capacityBytes(input), Rig.PACKET, revalidate, FileIo.INLINE,
                new TestClock(), parts, log);
        this.files = new FuzzedFiles(rig, revalidate);
        for (int i = 0; i < CLIENTS; i++) {
            clients[i] = new FuzzedClient(rig, files, clients);
        }
    }

    /** Called by the fuzzer. */
    public static void fuzzerTestOneInput(byte[] input) {
        check(input, new FileCache.Parts() {});
    }

    static void check(byte[] input, FileCache.Parts parts) {
        if (input.length > 2) {
            check(input, parts, CacheSpec.parse(policy(input)));
        }
    }

    /** The same input for another policy; turns beyond the last begin anew. */
    static byte[] withPolicy(byte[] input, int turn) {
        byte[] changed = input.clone();
        changed[0] = (byte) ((input[0] & 0x80) | (turn % POLICIES.size()));
        return changed;
    }

    /** The same with every decision recorded: the order must decide so again. */
    static void checkRecorded(byte[] input) {
        if (input.length > 2) {
            String policy = policy(input);
            MemoryRecording recording = new MemoryRecording(policy, capacityBytes(input),
                    Rig.PACKET);
            CacheFuzz fuzz = new CacheFuzz(input, new FileCache.Parts() {},
                    CacheSpec.parse(policy), recording.log());
            fuzz.run();
            CacheStats stats = fuzz.rig.stats();
            ReplayCounts counts = recording.assertReplays(
                    Policies.order(policy).create(capacityBytes(input)));
            if (counts.evictions() != stats.evictions() || counts.stale() != stats.stale()) {
                throw new AssertionError(counts + " of " + stats);
            }
        }
    }

    /** The same under a policy of the caller's. Returns the rule that it broke, if it broke one. */
    static @Nullable String check(byte[] input, FileCache.Parts parts, CacheSpec spec) {
        CacheFuzz fuzz = new CacheFuzz(input, parts, spec, DecisionLog.NONE);
        fuzz.run();
        return fuzz.rig.cache.brokenPolicy();
    }

    private void run() {
        for (int i = 0; i < OPERATIONS_MAX && position < input.length; i++) {
            rig.clock.advance(Duration.ofNanos(1)); // no two things happen at the same time
            operate(next());
            rig.cache.checkInvariants();
        }
        files.stopDisturbing();
        for (FuzzedClient client : clients) {
            client.finish();
        }
        for (FuzzedClient client : clients) {
            client.close();
        }
        rig.close();
    }

    private static String policy(byte[] input) {
        return POLICIES.get((input[0] & 0x7F) % POLICIES.size());
    }

    private static long capacityBytes(byte[] input) {
        return (1L + (input[1] & 0xF)) * Rig.PACKET;
    }

    /** The upper four bits say what is done, the lower four to what. */
    private void operate(int operation) {
        FuzzedClient client = clients[operation & 3];
        int file = operation >>> 2 & 3;
        switch (operation >>> 4) {
            case 0, 1 -> client.begin(file);
            case 2 -> client.beginRange(file, next());
            case 3 -> client.step();
            case 4 -> client.beginPart(file, next(), next());
            case 5 -> client.take(1 + (next() & 0x3F));
            case 6, 7 -> client.finish();
            case 8 -> client.close();
            case 9 -> files.replace(file, next());
            case 10 -> files.rewrite(file, next());
            case 11 -> files.remove(file);
            case 12 -> files.disturbSoon(operation & 0xF);
            case 13 -> rig.clock.advance(Duration.ofMillis(1L << (operation & 0xF)));
            case 14 -> rig.files.mostPerRead = 1 + (operation & 0xF);
            default -> files.refuse(file, (operation & 3) == 3 ? null : REFUSALS[operation & 3]);
        }
    }

    private int next() {
        return position < input.length ? input[position++] & 0xFF : 0;
    }
}
