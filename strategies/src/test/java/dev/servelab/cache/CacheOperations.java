package dev.servelab.cache;

import dev.servelab.cache.Client.Answer;
import dev.servelab.disk.Disk;
import dev.servelab.disk.FileIo;
import java.time.Duration;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.ThreadIdGen;
import org.jetbrains.lincheck.datastructures.Validate;
import org.jspecify.annotations.Nullable;

/**
 * What Lincheck does to a cache of three packets from several threads. Every operation checks what
 * it got, byte by byte, and answers {@code ok} or what is wrong; {@link AlwaysRight} is what it is
 * compared with. Public, with a public constructor, because Lincheck makes it.
 */
@Param(name = "file", gen = IntGen.class, conf = "0:2")
@Param(name = "thread", gen = ThreadIdGen.class)
public final class CacheOperations {
    /** In the cache when a program begins, and held. */
    static final int CACHED_FILE = 0;
    /** Not in the cache; the smallest, whose load has the fewest steps. */
    static final int SMALL_FILE = 2;
    static final String OK = "ok";
    /** Two, and one for what is done before and after. */
    private static final int MOST_THREADS = 3;

    /**
     * What is checked.
     *
     * @param always  whether every request asks the directory, or none after the first
     * @param givesUp whether any call to the disk may be taken for stuck at any moment
     */
    record Variant(String policy, boolean always, boolean givesUp, FileCache.Parts parts) {
        static Variant of(String policy, boolean always) {
            return new Variant(policy, always, false, new FileCache.Parts() {});
        }

        @Override
        public String toString() {
            return policy + (always ? ", always looked up" : "") + (givesUp ? ", given up" : "");
        }
    }

    /** Set by the test before each check: Lincheck makes instances without arguments. */
    static Variant variant = Variant.of("lru", true);

    private final VersionedFiles files = new VersionedFiles();
    /** Odd, as the start of a call is kept, so that no time at all is past a timeout of -1 ns. */
    private final TestClock clock = new TestClock(variant.always ? 2 : 0);
    private final Disk disk = new Disk(FileIo.INLINE,
            variant.givesUp ? Duration.ofNanos(-1) : Duration.ofSeconds(10), clock);
    private final FileCache cache = newCache();
    private final @Nullable Request[] holding = new @Nullable Request[MOST_THREADS];

    /**
     * One file is cached already, and held by a reader that the first thread may release: done
     * here, where Lincheck does not look at every step.
     */
    public CacheOperations() {
        hold(1, CACHED_FILE);
    }

    private FileCache newCache() {
        int packet = Slab.LEAST_PACKET_BYTES;
        Duration revalidate = variant.always ? Duration.ZERO : Duration.ofHours(1);
        CacheSettings settings = new CacheSettings(CacheSpec.parse(variant.policy), 3L * packet,
                packet, revalidate);
        return new FileCache(settings, new Slab(3L * packet, packet, true), files, disk, clock,
                variant.parts);
    }

    /** Asks for a file and reads it to its end. */
    @Operation
    public String get(@Param(name = "file") int file) {
        Request request = new Request(file);
        return request.finish();
    }

    /** Asks for its middle, without its sum. */
    @Operation
    public String getPart(@Param(name = "file") int file) {
        return new Request(file, (version, size, settled) -> new Part.Bytes(1, size - 1, false))
                .finish();
    }

    /** Asks for version and size alone. */
    @Operation
    public String lookUp(@Param(name = "file") int file) {
        return new Request(file, (version, size, settled) -> new Part.Nothing()).finish();
    }

    /** Asks for a file and stops before its first byte, unless this thread holds one already. */
    @Operation
    public String hold(@Param(name = "thread") int thread, @Param(name = "file") int file) {
        if (holding[thread] == null) {
            Request request = new Request(file);
            if (!request.begin()) {
                return variant.givesUp ? OK : "cut";
            }
            holding[thread] = request;
        }
        return OK;
    }

    /** Reads what this thread holds to its end. */
    @Operation
    public String release(@Param(name = "thread") int thread) {
        Request request = holding[thread];
        holding[thread] = null;
        return request == null ? OK : request.finish();
    }

    /** Puts the next version in a file's place. */
    @Operation
    public String replace(@Param(name = "file") int file) {
        files.replace(file);
        return OK;
    }

    /** A request that arrives when the next version is there must not get the one before. */
    @Operation
    public String replaceAndGet(@Param(name = "file") int file) {
        files.replace(file);
        return get(file);
    }

    @Operation
    public String list() {
        long bytes = 0;
        for (CachedFile cached : cache.list()) {
            bytes += cached.bytes();
        }
        return bytes > 3L * Slab.LEAST_PACKET_BYTES ? "listed " + bytes + " bytes" : OK;
    }

    /** Takes the calls under way for stuck, if the variant says so. */
    @Operation
    public String expire() {
        if (variant.givesUp) {
            disk.expire();
        }
        return OK;
    }

    /** After all operations: nothing is held, and the books balance. */
    @Validate
    public void nothingIsLeft() {
        Aftermath.check(this);
    }

    /** A request by a client of its own, and what it must answer. */
    private final class Request {
        final Client client = new Client();
        final Transfer transfer;
        private final int file;
        private final NotedSelection wanted;
        private final int oldest;

        Request(int file) {
            this(file, Selection.WHOLE);
        }

        Request(int file, Selection wanted) {
            this.file = file;
            this.wanted = new NotedSelection(wanted);
            this.oldest = variant.always ? files.version(file) : 0;
            this.transfer = cache.get(VersionedFiles.name(file), this.wanted, client);
        }

        /** Goes on until first bytes are there; false if the connection was cut. */
        boolean begin() {
            try {
                client.await(transfer);
                return true;
            } catch (Client.CutException cut) {
                // As a connection does: it goes, and carries out no job any more.
                transfer.close();
                return false;
            }
        }

        String finish() {
            Answer answer;
            try {
                answer = client.finish(transfer);
            } catch (Client.CutException cut) {
                return variant.givesUp ? OK : "cut";
            }
            while (client.hasJobs()) {
                client.work();
            }
            if (answer.refusal() != null) {
                return variant.givesUp ? OK : "refused: " + answer.refusal();
            }
            return Judge.judge(files, file, oldest, wanted, answer);
        }
    }

    /** Whether an answer is what it must be; apart, because Lincheck need not look into it. */
    private static final class Judge {
        static String judge(VersionedFiles files, int file, int oldest, NotedSelection wanted,
                Answer answer) {
            int version = files.versionOf(file, answer.version());
            byte[] bytes = answer.bytes();
            Part.Bytes part = wanted.chosen();
            if (version < oldest || bytes.length != part.length()
                    || !wanted.version.equals(answer.version())) {
                return bytes.length + " bytes of version " + version + ", not of " + oldest;
            }
            for (int i = 0; i < bytes.length; i++) {
                int position = (int) part.first() + i;
                if (bytes[i] != VersionedFiles.byteAt(file, version, position)) {
                    return "byte " + position + " of version " + version + " is " + bytes[i];
                }
            }
            boolean right = !part.withSum() || answer.sum() == Answer.sumOf(bytes);
            return right ? OK : "the sum is another";
        }
    }

    /** What must hold in the end; apart for the same reason. */
    private static final class Aftermath {
        static void check(CacheOperations done) {
            for (int thread = 0; thread < MOST_THREADS; thread++) {
                String released = done.release(thread);
                check(released.equals(OK), released);
            }
            done.cache.checkInvariants();
            CacheStats stats = done.cache.stats();
            check(stats.pins() == 0, stats.pins() + " pins");
            check(stats.doomedBytes() == 0, stats.doomedBytes() + " doomed bytes");
            check(stats.loadingBytes() == 0, stats.loadingBytes() + " loading bytes");
            check(stats.streamBytes() == 0, stats.streamBytes() + " stream bytes");
            check(done.files.held() == 0, done.files.held() + " open files");
            check(done.disk.stuckCount() == 0, done.disk.stuckCount() + " stuck calls");
            done.cache.close();
        }

        private static void check(boolean holds, String found) {
            if (!holds) {
                throw new IllegalStateException(found);
            }
        }
    }
}
