package dev.servelab.record;

import dev.servelab.eviction.EvictionPolicy;
import dev.servelab.time.Clock;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

import static org.assertj.core.api.Assertions.assertThat;

/** A recording that is written to memory, and read again from there. */
public final class MemoryRecording {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Recorder recorder;

    public MemoryRecording(String policy, long capacityBytes, int packetBytes) {
        RecordingHeader header = new RecordingHeader(policy, capacityBytes, packetBytes,
                1_790_000_000_000L, "test");
        try {
            recorder = Recorder.begin(bytes, header, Clock.SYSTEM, text -> {
                throw new AssertionError(text);
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For the cache. */
    public DecisionLog log() {
        return recorder;
    }

    /** Ends it and returns the file's content. */
    public byte[] end() {
        recorder.close();
        assertThat(recorder.state().phase()).isEqualTo(RecordingState.Phase.CLOSED);
        assertThat(recorder.state().bytes()).isEqualTo(bytes.size());
        return bytes.toByteArray();
    }

    /**
     * Ends it, and replays it to the end.
     *
     * @param policy the recorded kind of order, empty
     * @throws AssertionError with the first difference, if there is one
     */
    public ReplayCounts assertReplays(EvictionPolicy policy) {
        try (RecordingReader reader = RecordingReader.open(new ByteArrayInputStream(end()))) {
            Replay replay = new Replay(reader, policy);
            Difference difference = replay.run();
            assertThat(difference).as("the first difference").isNull();
            assertThat(reader.ending()).isEqualTo(RecordingReader.Ending.CLOSED);
            assertThat(reader.requests()).isEqualTo(replay.counts().requests());
            return replay.counts();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
