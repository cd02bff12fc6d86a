package dev.servelab.protocol.http;

import dev.servelab.testing.Chunks;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/**
 * Fuzz target: whatever a client sends, however it is cut, {@link HeadParser} reads what {@link
 * NaiveHeads} reads; targets and conditions come to what they should. The first byte of an input
 * says how the rest is cut.
 */
public final class HttpFuzz {
    private static final String VERSION = "v";
    private static final long[] SIZES = {0, 1, 10, Long.MAX_VALUE};

    /** What reads a stream that comes in chunks. */
    interface Reader {
        List<Head> read(List<ByteBuffer> chunks);
    }

    private HttpFuzz() {}

    /** Called by the fuzzer. */
    public static void fuzzerTestOneInput(byte[] input) {
        check(input, Heads::parse);
    }

    static void check(byte[] input, Reader reader) {
        if (input.length == 0) {
            return;
        }
        byte[] stream = Arrays.copyOfRange(input, 1, input.length);
        List<Head> heads = reader.read(Chunks.of(stream, input[0]));
        List<String> told = heads.stream().map(NaiveHeads::tell).toList();
        List<String> expected = NaiveHeads.parse(stream);
        if (!told.equals(expected)) {
            throw new AssertionError("parsed " + told + ", not " + expected);
        }
        for (Head head : heads) {
            if (head instanceof Head.Request request) {
                checkTarget(Target.of(request.target()), request.target());
                checkDecision(request);
            }
        }
    }

    /** A name that a target stands for has a path that stands for it. */
    private static void checkTarget(Target target, String sent) {
        Target again = switch (target) {
            case Target.FileName file -> Target.of(Target.path(file.name()));
            case Target.Folder folder -> Target.of(Target.path(folder.prefix()));
            case Target.Own own -> Target.of(Target.path("_servelab/" + own.page()));
            case Target.OwnWithoutSlash own -> Target.of("/_servelab");
            case Target.Malformed malformed -> malformed;
        };
        if (!again.equals(target)) {
            throw new AssertionError(sent + " is " + target + ", whose path is " + again);
        }
    }

    private static void checkDecision(Head.Request request) {
        for (long size : SIZES) {
            Decision decision = Conditions.of(request).decide(VERSION, size);
            Decision expected = NaiveConditions.decide(request, VERSION, size);
            if (!decision.equals(expected)) {
                throw new AssertionError(request + " of " + size + " bytes came to " + decision
                        + ", not " + expected);
            }
        }
    }
}
