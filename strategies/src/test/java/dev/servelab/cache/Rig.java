package dev.servelab.cache;

import dev.servelab.cache.Client.Answer;
import dev.servelab.disk.Disk;
import dev.servelab.disk.FileIo;
import dev.servelab.disk.Workers;
import dev.servelab.protocol.ErrorCode;
import dev.servelab.record.DecisionLog;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A cache over files in memory, with a clock that the test moves and a slab that poisons what is
 * freed. Unless a test says otherwise the calling thread reads the files itself, so that
 * everything happens in the order written. Closing checks that nothing is held any more.
 */
final class Rig implements AutoCloseable {
    static final int PACKET = 16;
    static final Duration DISK_TIMEOUT = Duration.ofSeconds(10);

    final MemoryDirectory files = new MemoryDirectory();
    final TestClock clock;
    final Disk disk;
    final FileCache cache;

    /** As many packets as said, look-ups that count for a second, files read by the caller. */
    Rig(String policy, int packets) {
        this(policy, (long) packets * PACKET, PACKET, Duration.ofSeconds(1), FileIo.INLINE);
    }

    Rig(String policy, int packets, FileIo fileIo) {
        this(policy, (long) packets * PACKET, PACKET, Duration.ofSeconds(1), fileIo);
    }

    Rig(String policy, long budgetBytes, int packetBytes, Duration revalidate, FileIo fileIo) {
        this(policy, budgetBytes, packetBytes, revalidate, fileIo, new TestClock());
    }

    Rig(String policy, long budgetBytes, int packetBytes, Duration revalidate, FileIo fileIo,
            TestClock clock) {
        this(policy, budgetBytes, packetBytes, revalidate, fileIo, clock, new FileCache.Parts() {});
    }

    Rig(String policy, long budgetBytes, int packetBytes, Duration revalidate, FileIo fileIo,
            TestClock clock, FileCache.Parts parts) {
        this(CacheSpec.parse(policy), budgetBytes, packetBytes, revalidate, fileIo, clock, parts,
                DecisionLog.NONE);
    }

    Rig(CacheSpec spec, long budgetBytes, int packetBytes, Duration revalidate, FileIo fileIo,
            TestClock clock, FileCache.Parts parts, DecisionLog log) {
        this(spec, budgetBytes, packetBytes, revalidate, new Disk(fileIo, DISK_TIMEOUT, clock),
                clock, parts, log);
    }

    /** Its files are read by these workers. */
    Rig(String policy, int packets, TestClock clock, Workers workers) {
        this(CacheSpec.parse(policy), (long) packets * PACKET, PACKET, Duration.ofSeconds(1),
                new Disk(new FileIo(1), DISK_TIMEOUT, clock, workers), clock,
                new FileCache.Parts() {}, DecisionLog.NONE);
    }

    private Rig(CacheSpec spec, long budgetBytes, int packetBytes, Duration revalidate, Disk disk,
            TestClock clock, FileCache.Parts parts, DecisionLog log) {
        this.clock = clock;
        this.disk = disk;
        this.cache = new FileCache(
                new CacheSettings(spec, budgetBytes, packetBytes, revalidate, log),
                new Slab(budgetBytes, packetBytes, true), files, disk, clock, parts);
    }

    /** A file of so many bytes, different for each name, changed long ago. */
    byte[] file(String name, int bytes) {
        byte[] content = content(name, bytes);
        files.put(name, content);
        return content;
    }

    static byte[] content(String seed, int bytes) {
        byte[] content = new byte[bytes];
        new SplittableRandom(seed.hashCode()).nextBytes(content);
        return content;
    }

    /** The whole answer to a GET, its sum checked against its bytes. */
    Answer get(String name) {
        Client client = new Client();
        Answer answer = client.finish(cache.get(name, client));
        cache.checkInvariants();
        if (answer.refusal() == null) {
            assertThat(answer.sum()).as("sum of %s", name).isEqualTo(Answer.sumOf(answer.bytes()));
        }
        return answer;
    }

    /** Gets a file, expects its bytes, and says how the cache answered. */
    Outcome get(String name, byte[] expected) {
        Answer answer = get(name);
        assertThat(answer.refusal()).as(name).isNull();
        assertThat(answer.bytes()).as(name).isEqualTo(expected);
        return answer.outcome();
    }

    ErrorCode refusal(String name) {
        Transfer.Refused why = get(name).refusal();
        assertThat(why).as("refusal of %s", name).isNotNull();
        return why == null ? ErrorCode.BAD_REQUEST : why.code();
    }

    /** A transfer that is ready and holds its pin until it is finished or closed. */
    Held hold(String name) {
        Client client = new Client();
        Transfer transfer = cache.get(name, client);
        assertThat(client.await(transfer)).as(name).isEqualTo(Transfer.State.READY);
        cache.checkInvariants();
        return new Held(client, transfer);
    }

    List<String> listed() {
        return cache.list().stream().map(CachedFile::name).toList();
    }

    CacheStats stats() {
        return cache.stats();
    }

    @Override
    public void close() {
        disk.close();
        checkNothingHeld();
        cache.close();
    }

    void checkNothingHeld() {
        cache.checkInvariants();
        CacheStats stats = cache.stats();
        assertThat(stats.pins()).as("pins").isZero();
        assertThat(stats.loadingBytes()).as("loading bytes").isZero();
        assertThat(stats.doomedBytes()).as("doomed bytes").isZero();
        assertThat(stats.streamBytes()).as("stream bytes").isZero();
        assertThat(files.held).as("open files").hasValue(0);
    }

    /** A transfer under way. */
    record Held(Client client, Transfer transfer) {
        Outcome outcome() {
            return transfer.outcome();
        }

        Answer finish() {
            return client.finish(transfer);
        }

        byte[] finishedBytes() {
            Answer answer = finish();
            assertThat(answer.refusal()).isNull();
            assertThat(answer.sum()).isEqualTo(Answer.sumOf(answer.bytes()));
            return answer.bytes();
        }
    }
}
