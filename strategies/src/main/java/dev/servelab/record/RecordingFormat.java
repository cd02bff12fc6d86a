package dev.servelab.record;

import java.nio.charset.StandardCharsets;

/** The bytes that writer and reader agree on; docs/recordings.md has them all. */
final class RecordingFormat {
    private static final String FAMILY = "servelab recording ";
    static final int VERSION = 1;
    /** The first line of a file. */
    static final String FIRST_LINE = FAMILY + VERSION + "\n";

    /** Kinds of frames. */
    static final int HEADER = 'H';
    static final int RECORDS = 'R';
    static final int END = 'E';
    /** Kind, length and sum, before each frame's content. */
    static final int FRAME_HEAD_BYTES = 1 + Integer.BYTES + Integer.BYTES;
    /** What a frame has at most: more is damage. A frame with many refused slots is the largest. */
    static final int MOST_FRAME_BYTES = 1 << 28;

    /** Kinds of records. */
    static final int NAME = 1;
    static final int HIT = 2;
    static final int SHARED_MISS = 3;
    static final int MISS = 4;
    static final int TOO_LARGE = 5;
    static final int NOT_QUIET = 6;
    static final int ADMITTED = 7;
    static final int NOT_ADMITTED = 8;
    static final int VICTIM = 9;
    static final int EVICTED = 10;
    static final int STALE = 11;
    static final int FAILED = 12;
    static final int INSERT = 13;
    static final int BYPASS = 14;
    static final int LOADED = 15;

    /** How a recording that has an end frame ended. */
    static final int ENDED_CLOSED = 0;
    static final int ENDED_BEHIND = 1;

    /**
     * Names are numbered by place in a table of so many, so that neither side has to remember every
     * name: a name that takes another's place is written anew. A power of 2.
     */
    static final int NAMES = 1 << 14;

    private RecordingFormat() {}

    static byte[] firstLine() {
        return FIRST_LINE.getBytes(StandardCharsets.US_ASCII);
    }

    /** Whether a file that begins so is a recording, of whatever version. */
    static boolean isFamily(String beginning) {
        return beginning.startsWith(FAMILY);
    }

    static boolean isKindOfFrame(int kind) {
        return kind == HEADER || kind == RECORDS || kind == END;
    }

    static int placeOf(long key) {
        return (int) (key ^ key >>> 32) & NAMES - 1;
    }
}
