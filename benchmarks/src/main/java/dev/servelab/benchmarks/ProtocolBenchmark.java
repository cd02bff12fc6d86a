package dev.servelab.benchmarks;

import dev.servelab.protocol.Crc32c;
import dev.servelab.protocol.MalformedNameException;
import dev.servelab.protocol.Replies;
import dev.servelab.protocol.Request;
import dev.servelab.protocol.RequestDecoder;
import dev.servelab.protocol.WireNames;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What does the native wire cost, without a wire? Request lines decoded, names written and read,
 * reply lines written, content summed. Lines and names come round one after another, so that no
 * compiler knows the next, and differ in length, so that branches are not learnt by heart.
 *
 * <p>All of it is pure and on one thread. It says how small these costs are beside a system call; it
 * says nothing of buffers that arrive in pieces.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ProtocolBenchmark {
    private static final int COUNT = 256;

    /** What kind of name is asked for. */
    public enum Names {
        /** Printable ASCII: the bytes are the characters. */
        PLAIN("folder-%d/chapter %d.html"),
        /** Beyond ASCII, with a percent sign that is escaped on the wire. */
        CODED("pasta-%d/capítulo %d, 100%% ação.html");

        private final String format;

        Names(String format) {
            this.format = format;
        }

        private String name(int i) {
            return String.format(Locale.ROOT, format, i * i, i);
        }
    }

    /** Names and the lines that ask for them. */
    @State(Scope.Thread)
    public static class Lines {
        @Param
        public Names names;

        private final RequestDecoder decoder = new RequestDecoder();
        private String[] decoded;
        private String[] encoded;
        private ByteBuffer[] lines;
        private int at;

        @Setup
        public void write() {
            decoded = IntStream.range(0, COUNT).mapToObj(names::name).toArray(String[]::new);
            encoded = Arrays.stream(decoded).map(WireNames::encode).toArray(String[]::new);
            lines = Arrays.stream(decoded).map(name -> Request.encode(new Request.Get(name)))
                    .map(ByteBuffer::wrap).toArray(ByteBuffer[]::new);
        }

        private int next() {
            at = (at + 1) & (COUNT - 1);
            return at;
        }
    }

    /** A place for reply lines, and what they say. */
    @State(Scope.Thread)
    public static class Reply {
        private final ByteBuffer out = ByteBuffer
                .allocateDirect(Replies.OK_BYTES_MAX + Replies.END_BYTES);
        private long length;

        private long nextLength() {
            length = (length * 7 + 13) & 0xFF_FFFF;
            return length;
        }
    }

    /** Content to be summed. */
    @State(Scope.Thread)
    public static class Content {
        /** 1 KiB, 64 KiB, 1 MiB. */
        @Param({"1024", "65536", "1048576"})
        public int bytes;

        private final Crc32c sum = new Crc32c();
        private ByteBuffer content;
        private int last;

        @Setup
        public void allocate() {
            content = ByteBuffer.allocateDirect(bytes);
        }
    }

    @Benchmark
    @Threads(1)
    public @Nullable Request decodeRequest(Lines lines) {
        return lines.decoder.decode(lines.lines[lines.next()].rewind());
    }

    @Benchmark
    @Threads(1)
    public String encodeName(Lines lines) {
        return WireNames.encode(lines.decoded[lines.next()]);
    }

    @Benchmark
    @Threads(1)
    public String decodeName(Lines lines) throws MalformedNameException {
        return WireNames.decode(lines.encoded[lines.next()]);
    }

    @Benchmark
    @Threads(1)
    public ByteBuffer writeReplyLines(Reply reply) {
        long length = reply.nextLength();
        Replies.ok(reply.out.clear(), length, "1hw-0-1c-ue5");
        Replies.end(reply.out, (int) length);
        return reply.out;
    }

    /** As content is summed when it is loaded. */
    @Benchmark
    @Threads(1)
    public int sum(Content content) {
        content.sum.reset();
        content.sum.update(content.content.rewind());
        return content.sum.value();
    }

    /** As a RANGE's sum is made of two: its cost grows with the logarithm of the length. */
    @Benchmark
    @Threads(1)
    public int combineSums(Content content) {
        content.last = Crc32c.combine(content.last + 1, content.last, content.bytes);
        return content.last;
    }
}
