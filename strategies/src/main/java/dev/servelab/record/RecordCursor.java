package dev.servelab.record;

import java.nio.charset.StandardCharsets;

/** Reads what a {@link RecordBuffer} holds. */
final class RecordCursor {
    private final byte[] bytes;
    private int position;

    RecordCursor(byte[] bytes) {
        this.bytes = bytes;
    }

    boolean isAtEnd() {
        return position == bytes.length;
    }

    int kind() throws DamagedRecording {
        return next();
    }

    long varint() throws DamagedRecording {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            int read = next();
            value |= (read & 0x7FL) << shift;
            if (read >= 0) {
                return value;
            }
        }
        throw new DamagedRecording("a number is too long");
    }

    /** A number from 0 to the greatest int. */
    int smallVarint() throws DamagedRecording {
        long value = varint();
        if (value < 0 || value > Integer.MAX_VALUE) {
            throw new DamagedRecording("a number is too large");
        }
        return (int) value;
    }

    long fixed() throws DamagedRecording {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
            value |= (next() & 0xFFL) << shift;
        }
        return value;
    }

    String text() throws DamagedRecording {
        int length = smallVarint();
        if (length > bytes.length - position) {
            throw new DamagedRecording("a text is too long");
        }
        String text = new String(bytes, position, length, StandardCharsets.UTF_8);
        position += length;
        return text;
    }

    private int next() throws DamagedRecording {
        if (isAtEnd()) {
            throw new DamagedRecording("a record is not whole");
        }
        return bytes[position++];
    }
}
