package dev.servelab.record;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/** Reads the frames of a recording, each checked against its sum. Used by one thread at a time. */
final class FrameReader implements Closeable {
    /**
     * One frame.
     *
     * @param sumBefore of all bytes of the file before it
     */
    record Frame(int kind, RecordCursor content, long sumBefore) {}

    private final InputStream in;
    private final CRC32C whole = new CRC32C();
    private int number;

    FrameReader(InputStream in) {
        this.in = in;
    }

    /** Reads the first line. */
    void begin() throws IOException {
        byte[] expected = RecordingFormat.firstLine();
        byte[] found = in.readNBytes(expected.length);
        String line = new String(found, StandardCharsets.ISO_8859_1);
        if (!line.equals(RecordingFormat.FIRST_LINE)) {
            throw new DamagedRecording(RecordingFormat.isFamily(line)
                    ? "a recording of another version: this servelab reads version "
                            + RecordingFormat.VERSION
                    : "not a recording");
        }
        whole.update(found);
    }

    /** The next frame, or null where the file ends, be it in the middle of one. */
    @Nullable
    Frame next() throws IOException {
        long sumBefore = whole.getValue();
        byte[] head = in.readNBytes(RecordingFormat.FRAME_HEAD_BYTES);
        if (head.length < RecordingFormat.FRAME_HEAD_BYTES) {
            return null;
        }
        number++;
        ByteBuffer fields = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
        int kind = fields.get();
        int length = fields.getInt();
        int sum = fields.getInt();
        if (length < 0 || length > RecordingFormat.MOST_FRAME_BYTES) {
            throw damaged();
        }
        byte[] content = in.readNBytes(length);
        if (content.length < length) {
            if (isWholeWithOtherLength(kind, content, sum)) {
                throw damaged();
            }
            return null;
        }
        CRC32C actual = sumOf(kind);
        actual.update(content);
        if ((int) actual.getValue() != sum) {
            throw damaged();
        }
        whole.update(head);
        whole.update(content);
        return new Frame(kind, new RecordCursor(content), sumBefore);
    }

    /**
     * A length that says too much looks as if the file were cut, but for the sum: the true content
     * has it, and the file ends or another frame begins behind. Of a cut frame's bytes a beginning
     * has it by chance once in four thousand million for each of them.
     */
    private static boolean isWholeWithOtherLength(int kind, byte[] rest, int sum) {
        CRC32C sumSoFar = sumOf(kind);
        for (int i = 0; i < rest.length; i++) {
            if ((int) sumSoFar.getValue() == sum && RecordingFormat.isKindOfFrame(rest[i])) {
                return true;
            }
            sumSoFar.update(rest[i]);
        }
        return (int) sumSoFar.getValue() == sum;
    }

    private static CRC32C sumOf(int kind) {
        CRC32C sum = new CRC32C();
        sum.update(kind);
        return sum;
    }

    DamagedRecording damaged() {
        return new DamagedRecording("frame " + number + " is damaged");
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
