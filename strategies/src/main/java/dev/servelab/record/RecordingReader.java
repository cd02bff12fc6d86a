package dev.servelab.record;

import dev.servelab.record.DecisionLog.Removal;
import dev.servelab.record.DecisionLog.Uncached;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Reads a recording and tells it to a {@link DecisionLog}, record by record. In bounded memory,
 * however long it is. Used by one thread at a time.
 */
public final class RecordingReader implements Closeable {
    /** How a recording ends. */
    public enum Ending {
        /** The server closed it. */
        CLOSED(null),
        /** The server ended it because the file took bytes too slowly. */
        BEHIND("the recording ends early: its file took bytes too slowly"),
        /** The file ends in the middle: the server was killed, or has not ended yet. */
        CUT("the recording is cut: its server was killed, or has not ended yet");

        private final @Nullable String missing;

        Ending(@Nullable String missing) {
            this.missing = missing;
        }

        /** Why something is missing at its end, for a person; null if nothing is. */
        public @Nullable String missing() {
            return missing;
        }
    }

    /** A slot that no cache can have: it would be a file of at least a byte each. */
    private static final int MOST_SLOTS = 1 << 28;

    private final FrameReader frames;
    private final RecordingHeader header;
    private final @Nullable String[] names = new String[RecordingFormat.NAMES];
    private final long[] keys = new long[RecordingFormat.NAMES];
    private final SlotSequence refused = new SlotSequence();
    private RecordCursor records = new RecordCursor(new byte[0]);
    private long timeMs;
    /** With those that are not told. */
    private long written;
    private long count;
    private long requests;
    private @Nullable Ending ending;

    /**
     * Reads what comes before the first record.
     *
     * @throws DamagedRecording if there is no recording in the file
     */
    public static RecordingReader open(Path file) throws IOException {
        return open(new BufferedInputStream(Files.newInputStream(file), 128 * 1024));
    }

    /** The same from a stream, which is closed with the reader, or at once if it is no recording. */
    public static RecordingReader open(InputStream in) throws IOException {
        try {
            return new RecordingReader(new FrameReader(in));
        } catch (IOException | RuntimeException failed) {
            in.close();
            throw failed;
        }
    }

    /** Whether bytes that a file begins with, between two places, are those of a recording. */
    public static boolean isRecording(byte[] bytes, int from, int to) {
        return RecordingFormat.isFamily(new String(bytes, from,
                Math.min(to - from, RecordingFormat.FIRST_LINE.length()),
                StandardCharsets.ISO_8859_1));
    }

    private RecordingReader(FrameReader frames) throws IOException {
        this.frames = frames;
        frames.begin();
        FrameReader.Frame first = frames.next();
        if (first == null || first.kind() != RecordingFormat.HEADER) {
            throw new DamagedRecording("cut before its first record");
        }
        this.header = RecordingHeader.read(first.content());
    }

    /** What it is a recording of. */
    public RecordingHeader header() {
        return header;
    }

    /**
     * Tells the next record.
     *
     * @return false at the end, whichever it is
     * @throws DamagedRecording if what stands there cannot have been written by a server
     */
    public boolean next(DecisionLog log) throws IOException {
        try {
            while (ending == null) {
                if (records.isAtEnd()) {
                    nextFrame();
                } else {
                    written++;
                    if (tell(log, records.kind())) {
                        count++;
                        return true;
                    }
                }
            }
            return false;
        } catch (DamagedRecording | ImpossibleRecord damage) {
            throw new DamagedRecording(
                    "damaged after record " + count + ": " + damage.getMessage());
        }
    }

    /** Milliseconds from the recording's start to the record told last, to a tenth of a second. */
    public long timeMs() {
        return timeMs;
    }

    /** Records told so far. */
    public long count() {
        return count;
    }

    /** Requests among them. */
    public long requests() {
        return requests;
    }

    /** How it ended; null before the end is reached. */
    public @Nullable Ending ending() {
        return ending;
    }

    @Override
    public void close() throws IOException {
        frames.close();
    }

    private void nextFrame() throws IOException {
        FrameReader.Frame frame = frames.next();
        if (frame == null) {
            ending = Ending.CUT;
        } else if (frame.kind() == RecordingFormat.RECORDS) {
            records = frame.content();
            timeMs = records.varint();
        } else if (frame.kind() == RecordingFormat.END) {
            end(frame.content(), frame.sumBefore());
        } else {
            throw frames.damaged();
        }
    }

    private void end(RecordCursor content, long sumBefore) throws DamagedRecording {
        long how = content.varint();
        boolean complete = content.varint() == written && content.varint() == requests;
        if (!complete || content.varint() != sumBefore) {
            throw new DamagedRecording("a part of it is missing");
        }
        ending = how == RecordingFormat.ENDED_BEHIND ? Ending.BEHIND : Ending.CLOSED;
    }

    /** False for a record that is not told: a name. */
    private boolean tell(DecisionLog log, int kind) throws DamagedRecording {
        switch (kind) {
            case RecordingFormat.NAME -> {
                readName();
                return false;
            }
            case RecordingFormat.HIT -> {
                requests++;
                log.hit(slot());
            }
            case RecordingFormat.SHARED_MISS -> {
                requests++;
                log.sharedMiss(slot());
            }
            case RecordingFormat.MISS, RecordingFormat.TOO_LARGE, RecordingFormat.NOT_QUIET -> {
                requests++;
                tellMiss(log, kind);
            }
            case RecordingFormat.ADMITTED -> log.admitted(true);
            case RecordingFormat.NOT_ADMITTED -> log.admitted(false);
            case RecordingFormat.VICTIM -> tellVictim(log);
            case RecordingFormat.EVICTED -> log.remove(slot(), Removal.EVICTED);
            case RecordingFormat.STALE -> log.remove(slot(), Removal.STALE);
            case RecordingFormat.FAILED -> log.remove(slot(), Removal.FAILED);
            case RecordingFormat.INSERT -> log.insert(slot());
            case RecordingFormat.BYPASS -> log.bypass();
            case RecordingFormat.LOADED -> log.loaded(slot());
            default -> throw new DamagedRecording("no record begins with " + kind);
        }
        return true;
    }

    private void readName() throws DamagedRecording {
        int place = place();
        keys[place] = records.fixed();
        names[place] = records.text();
    }

    private void tellMiss(DecisionLog log, int kind) throws DamagedRecording {
        int place = place();
        String name = names[place];
        long sizeBytes = records.varint();
        if (name == null || sizeBytes < 0) {
            throw new DamagedRecording("a file without a name or a size");
        }
        if (kind == RecordingFormat.MISS) {
            log.miss(name, keys[place], sizeBytes);
        } else {
            log.uncached(name, keys[place], sizeBytes, kind == RecordingFormat.TOO_LARGE
                    ? Uncached.TOO_LARGE
                    : Uncached.NOT_QUIET);
        }
    }

    private void tellVictim(DecisionLog log) throws DamagedRecording {
        int answer = records.smallVarint() - 1;
        int refusals = records.smallVarint();
        refused.clear();
        for (int i = 0; i < refusals; i++) {
            refused.add(slot());
        }
        log.victim(answer, refused);
    }

    private int place() throws DamagedRecording {
        int place = records.smallVarint();
        if (place >= RecordingFormat.NAMES) {
            throw new DamagedRecording("a name's place is too large");
        }
        return place;
    }

    private int slot() throws DamagedRecording {
        int slot = records.smallVarint();
        if (slot >= MOST_SLOTS) {
            throw new DamagedRecording("a slot is too large");
        }
        return slot;
    }
}
