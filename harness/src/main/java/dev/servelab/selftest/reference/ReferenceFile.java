package dev.servelab.selftest.reference;

import dev.servelab.protocol.Crc32c;
import dev.servelab.workload.WorkFile;
import dev.servelab.workload.Workload;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.OptionalInt;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** The one file of all reference servers, and how it is put on the wire. */
public final class ReferenceFile {
    /** No two bytes of it are equal, so that none can be exchanged unseen. */
    private static final byte[] CONTENT = ("0123456789abcdefghijklmnopqrstuvwxyz"
            + "ABCDEFGHIJKLMNOPQRSTUVWXYZ-_").getBytes(US_ASCII);
    private static final String NAME = "reference";

    private ReferenceFile() {}

    /** A workload that asks for it and nothing else. */
    public static Workload workload() {
        WorkFile file = new WorkFile(NAME, CONTENT.length, OptionalInt.of(sum(CONTENT)));
        return (seed, stream, client) -> () -> file;
    }

    static byte[] content() {
        return CONTENT.clone();
    }

    static int sum(byte[] bytes) {
        Crc32c sum = new Crc32c();
        sum.update(ByteBuffer.wrap(bytes));
        return sum.value();
    }

    /** A whole answer: {@code OK LENGTH VERSION}, the body, {@code END SUM}. */
    static byte[] frame(byte[] body, int sum) {
        byte[] head = ("OK " + body.length + " v1\n").getBytes(US_ASCII);
        byte[] end = String.format(Locale.ROOT, "END %08x\n", sum).getBytes(US_ASCII);
        return ByteBuffer.allocate(head.length + body.length + end.length).put(head).put(body)
                .put(end).array();
    }
}
