package dev.servelab.protocol;

import dev.servelab.testing.Chunks;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Fuzz target: whatever a client sends, however it is cut, {@link RequestDecoder} reads what
 * {@link NaiveDecoder} reads. The first byte of an input says how the rest is cut.
 */
public final class RequestFuzz {
    /** What reads a stream that comes in chunks. */
    interface Reader {
        List<Request> read(List<ByteBuffer> chunks);
    }

    private RequestFuzz() {}

    /** Called by the fuzzer. */
    public static void fuzzerTestOneInput(byte[] input) {
        check(input, RequestFuzz::decode);
    }

    static void check(byte[] input, Reader reader) {
        if (input.length == 0) {
            return;
        }
        byte[] stream = Arrays.copyOfRange(input, 1, input.length);
        List<Request> requests = reader.read(Chunks.of(stream, input[0]));
        List<String> told = requests.stream().map(NaiveDecoder::tell).toList();
        List<String> expected = NaiveDecoder.decode(stream);
        if (!told.equals(expected)) {
            throw new AssertionError("decoded " + told + ", not " + expected);
        }
        for (Request request : requests) {
            checkEncoded(request);
        }
    }

    /** What a decoder makes of the chunks; it takes every byte of them. */
    static List<Request> decode(List<ByteBuffer> chunks) {
        RequestDecoder decoder = new RequestDecoder();
        List<Request> requests = new ArrayList<>();
        for (ByteBuffer chunk : chunks) {
            Request next = decoder.decode(chunk);
            while (next != null) {
                requests.add(next);
                next = decoder.decode(chunk);
            }
            if (chunk.hasRemaining()) {
                throw new AssertionError(chunk.remaining() + " bytes not taken");
            }
        }
        return requests;
    }

    /** A client that says the same request is understood. */
    private static void checkEncoded(Request request) {
        if (request instanceof Request.Bad) {
            return;
        }
        byte[] line = Request.encode(request);
        if (line.length > RequestDecoder.MAX_LINE_BYTES) {
            return; // longer than what came: a control character, half of it escaped, is now whole
        }
        List<Request> again = decode(List.of(ByteBuffer.wrap(line)));
        if (!again.equals(List.of(request))) {
            throw new AssertionError(request + " was encoded as " + again);
        }
    }
}
