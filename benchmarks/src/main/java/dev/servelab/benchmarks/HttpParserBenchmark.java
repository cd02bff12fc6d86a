package dev.servelab.benchmarks;

import dev.servelab.protocol.http.Conditions;
import dev.servelab.protocol.http.DateLine;
import dev.servelab.protocol.http.Decision;
import dev.servelab.protocol.http.Head;
import dev.servelab.protocol.http.HeadParser;
import dev.servelab.protocol.http.MediaTypes;
import dev.servelab.protocol.http.ResponseHead;
import dev.servelab.protocol.http.Status;
import dev.servelab.protocol.http.Target;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.SessionInputBufferImpl;
import org.apache.hc.core5.http.impl.nio.DefaultHttpRequestFactory;
import org.apache.hc.core5.http.impl.nio.DefaultHttpRequestParser;
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
import org.openjdk.jmh.annotations.Warmup;

/**
 * What does HTTP cost as text: a head parsed by our parser and by httpcore5's two, and all that is
 * read and written of text for one hit? Heads come round one after another with names of different
 * length, so that no branch is learnt by heart; run with {@code -prof gc} it says the bytes
 * allocated for each.
 *
 * <p>All of it is on one thread, and heads are whole in their buffer, as they nearly always are. It
 * says nothing of heads that come in pieces. httpcore5 only splits lines and names from values
 * here: whether the fields agree with each other, which our parser has decided by then, is decided
 * by other parts of it.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class HttpParserBenchmark {
    private static final int COUNT = 256;
    /** As the version of a file looks, and its size. */
    private static final String VERSION = "1jk-dmzv7fxh0s5e-2v-1a4c";
    private static final long SIZE = 1_024;
    private static final long WALL_MILLIS = 1_700_000_000_000L;

    @Param
    public HttpHeads heads;

    private final HeadParser parser = new HeadParser();
    private final DefaultHttpRequestParser<HttpRequest> coreParser = new DefaultHttpRequestParser<>(
            Http1Config.DEFAULT, DefaultHttpRequestFactory.INSTANCE);
    private final CoreInput coreInput = new CoreInput();
    private final org.apache.hc.core5.http.impl.io.DefaultHttpRequestParser coreBlockingParser = new org.apache.hc.core5.http.impl.io.DefaultHttpRequestParser();
    private final SessionInputBufferImpl coreBlockingInput = new SessionInputBufferImpl(2_048);
    private final DateLine dates = new DateLine();
    private final ByteBuffer out = ByteBuffer.allocateDirect(ResponseHead.BYTES_MAX);
    private ByteBuffer[] buffers;
    private ByteArrayInputStream[] streams;
    private int at;

    @Setup
    public void write() {
        buffers = IntStream.range(0, COUNT).mapToObj(heads::head).map(ByteBuffer::wrap)
                .toArray(ByteBuffer[]::new);
        streams = IntStream.range(0, COUNT).mapToObj(heads::head).map(ByteArrayInputStream::new)
                .toArray(ByteArrayInputStream[]::new);
    }

    @Benchmark
    public @Nullable Head ours() {
        return parser.parse(buffers[next()].rewind());
    }

    @Benchmark
    public HttpRequest httpcore() throws IOException, HttpException {
        coreInput.take(buffers[next()].rewind());
        HttpRequest request = coreParser.parse(coreInput, false);
        coreParser.reset();
        return request;
    }

    @Benchmark
    public HttpRequest httpcoreBlocking() throws IOException, HttpException {
        ByteArrayInputStream stream = streams[next()];
        stream.reset();
        coreBlockingInput.clear();
        return coreBlockingParser.parse(coreBlockingInput, stream);
    }

    /** A hit's text: the head, its name, what it comes to, and the head of the answer. */
    @Benchmark
    public ByteBuffer wholeHit() {
        if (parser.parse(buffers[next()].rewind()) instanceof Head.Request request
                && Target.of(request.target()) instanceof Target.FileName file) {
            return answer(request, file.name());
        }
        throw new IllegalStateException("not a request for a file");
    }

    private ByteBuffer answer(Head.Request request, String name) {
        Decision decision = Conditions.of(request).decide(VERSION, SIZE);
        if (decision.status() != Status.OK) {
            throw new IllegalStateException(decision.toString());
        }
        new ResponseHead(out.clear(), decision.status(), dates, WALL_MILLIS)
                .length(decision.end() - decision.first())
                .type(MediaTypes.of(name))
                .version(VERSION, true)
                .cacheStatus("hit")
                .connection(request.keepAlive(), request.minor())
                .end();
        return out;
    }

    private int next() {
        at = (at + 1) & (COUNT - 1);
        return at;
    }
}
