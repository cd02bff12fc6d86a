package dev.servelab.record;

import dev.servelab.record.RecordingReader.Ending;
import dev.servelab.record.RecordingState.Phase;
import dev.servelab.time.Clock;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A recording's file: what was told is read again, up to where it was cut, and no more. */
class RecordingTest {
    private static final RecordingHeader HEADER = new RecordingHeader("lock-aware:lru", 1 << 20,
            1024, 1_790_000_000_000L, "0.1.0");

    @TempDir
    Path folder;

    @Test
    void read_anyDecisions_areThoseThatWereTold() throws Exception {
        for (long seed = 1; seed <= 3; seed++) {
            MemoryRecording recording = new MemoryRecording("lru", 1 << 20, 1024);
            List<String> told = new RandomDecisions(seed).tell(recording.log(), 5_000);
            assertThat(read(recording.end(), Ending.CLOSED)).as("seed " + seed).isEqualTo(told);
        }
    }

    @Test
    void header_read_isWhatWasWritten() throws Exception {
        Path file = folder.resolve("recording");
        Recorder.begin(file, HEADER, Clock.SYSTEM, text -> {}).close();
        try (RecordingReader reader = RecordingReader.open(file)) {
            assertThat(reader.header()).isEqualTo(HEADER);
        }
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                .startsWith("servelab recording 1\n");
    }

    @Test
    void begin_fileExists_isLeftAlone() throws Exception {
        Path file = Files.writeString(folder.resolve("precious"), "precious");
        assertThatThrownBy(() -> Recorder.begin(file, HEADER, Clock.SYSTEM, text -> {}))
                .isInstanceOf(FileAlreadyExistsException.class);
        assertThat(file).hasContent("precious");
    }

    /** A server is killed: all whole frames are there, and it is known that something is missing. */
    @Test
    void read_cutAnywhere_givesWhatCameBeforeAndSaysCut() throws Exception {
        byte[] whole = smallRecording();
        List<String> all = read(whole, Ending.CLOSED);
        int headerBytes = headerBytes(whole);
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            if (length < headerBytes) {
                assertThatThrownBy(() -> read(cut, Ending.CUT))
                        .isInstanceOf(DamagedRecording.class);
            } else {
                List<String> rest = read(cut, Ending.CUT);
                assertThat(all.subList(0, rest.size())).isEqualTo(rest);
            }
        }
    }

    /** Every byte is under a sum, or is looked at. */
    @Test
    void read_anyByteChanged_isDamage() throws Exception {
        byte[] whole = smallRecording();
        for (int i = 0; i < whole.length; i++) {
            byte[] changed = whole.clone();
            changed[i] ^= 0x10;
            assertThat(isFoundOut(changed)).as("byte " + i + " of " + whole.length).isTrue();
        }
    }

    /** A length that says too much is told from a cut; one that says too little has no sum. */
    @Test
    void read_anyLengthChanged_isDamageAndNoCut() throws Exception {
        byte[] whole = smallRecording();
        int frames = 0;
        int at = RecordingFormat.FIRST_LINE.length();
        while (at < whole.length) {
            for (int bit = 0; bit < Integer.SIZE; bit++) {
                byte[] changed = whole.clone();
                changed[at + 1 + bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
                assertThatThrownBy(() -> read(changed, Ending.CUT)).as("bit " + bit)
                        .isInstanceOf(DamagedRecording.class).hasMessageContaining("is damaged");
            }
            frames++;
            at += RecordingFormat.FRAME_HEAD_BYTES + ByteBuffer.wrap(whole)
                    .order(ByteOrder.LITTLE_ENDIAN).getInt(at + 1);
        }
        assertThat(frames).isGreaterThanOrEqualTo(3);
    }

    /** A frame is missing in the middle: the sums of the others are right. */
    @Test
    void read_partTakenOut_isDamage() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (FrameWriter frames = new FrameWriter(out, HEADER)) {
            RecordBuffer buffer = new RecordBuffer(100);
            buffer.varint(0).record(RecordingFormat.BYPASS);
            int begin = out.size();
            frames.records(buffer);
            int end = out.size();
            frames.records(buffer);
            frames.end(RecordingFormat.ENDED_CLOSED);
            byte[] whole = out.toByteArray();
            assertThat(read(whole, Ending.CLOSED)).hasSize(2);
            ByteArrayOutputStream rest = new ByteArrayOutputStream();
            rest.write(whole, 0, begin);
            rest.write(whole, end, whole.length - end);
            assertThatThrownBy(() -> read(rest.toByteArray(), Ending.CLOSED))
                    .isInstanceOf(DamagedRecording.class)
                    .hasMessageContaining("a part of it is missing");
        }
    }

    @Test
    void open_somethingElse_saysSo() {
        assertThatThrownBy(() -> read(new byte[100], Ending.CUT)).hasMessage("not a recording");
        assertThatThrownBy(() -> read("servelab recording 7\n".getBytes(
                StandardCharsets.US_ASCII), Ending.CUT))
                .hasMessageContaining("another version");
    }

    /** The file takes nothing: nobody waits, and what is read later ends with the mark. */
    @Test
    void record_fileTooSlow_endsWithAMarkAndNobodyWaits() throws Exception {
        CountDownLatch slow = new CountDownLatch(1);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        List<String> warnings = new ArrayList<>();
        FrameWriter frames = new FrameWriter(new OutputStream() {
            @Override
            public void write(int b) {
                out.write(b);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) {
                if (out.size() > 100) {
                    awaitQuietly(slow);
                }
                out.write(bytes, offset, length);
            }
        }, HEADER);
        Recorder recorder = Recorder.begin(frames, Clock.SYSTEM, 1, warnings::add);
        RandomDecisions decisions = new RandomDecisions(1);
        List<String> told = new ArrayList<>();
        while (recorder.state().phase() == Phase.ON) {
            told.addAll(decisions.tell(recorder, 100));
        }
        slow.countDown();
        recorder.close();
        List<String> read = read(out.toByteArray(), Ending.BEHIND);
        assertThat(read).isNotEmpty().hasSizeLessThan(told.size())
                .isEqualTo(told.subList(0, read.size()));
        assertThat(warnings).singleElement().asString().contains("too slowly");
        assertThat(recorder.state().phase()).isEqualTo(Phase.BEHIND);
    }

    @Test
    void record_fileFails_isSaidOnceAndTheRestIsDropped() throws Exception {
        CompletableFuture<String> warning = new CompletableFuture<>();
        FrameWriter frames = new FrameWriter(new OutputStream() {
            private int calls;

            @Override
            public void write(int b) {}

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                if (++calls > 2) {
                    throw new IOException("No space left on device");
                }
            }
        }, HEADER);
        try (Recorder recorder = Recorder.begin(frames, Clock.SYSTEM, 8, warning::complete)) {
            recorder.bypass();
            assertThat(warning.get(10, TimeUnit.SECONDS)).contains("No space left on device");
            assertThat(recorder.state().phase()).isEqualTo(Phase.FAILED);
            new RandomDecisions(1).tell(recorder, 1_000);
        }
    }

    /** Without being closed it is on the disk soon: what a kill would leave. */
    @Test
    void record_notClosed_isFetchedSoon() throws Exception {
        Path file = folder.resolve("recording");
        try (Recorder recorder = Recorder.begin(file, HEADER, Clock.SYSTEM, text -> {})) {
            recorder.miss("a", 1, 2);
            long before = Files.size(file);
            while (recorder.state().requests() == 0) {
                Thread.onSpinWait();
            }
            assertThat(Files.size(file)).isGreaterThan(before);
            assertThat(read(Files.readAllBytes(file), Ending.CUT)).containsExactly("miss[a, 1, 2]");
        }
    }

    private static byte[] smallRecording() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Recorder recorder = Recorder.begin(out, HEADER, Clock.SYSTEM, text -> {})) {
            recorder.miss("a", 1, 2_000);
            recorder.insert(0);
            recorder.loaded(0);
            recorder.hit(0);
            SlotSequence refused = new SlotSequence();
            refused.add(0);
            recorder.victim(-1, refused);
        }
        return out.toByteArray();
    }

    private static int headerBytes(byte[] recording) throws IOException {
        ByteArrayInputStream in = new ByteArrayInputStream(recording);
        RecordingReader.open(in);
        return recording.length - in.available();
    }

    private static boolean isFoundOut(byte[] changed) {
        try {
            read(changed, Ending.CLOSED);
            return false;
        } catch (IOException | AssertionError found) {
            return true;
        }
    }

    private static List<String> read(byte[] bytes, Ending ending) throws IOException {
        List<String> lines = new ArrayList<>();
        try (RecordingReader reader = RecordingReader.open(new ByteArrayInputStream(bytes))) {
            DecisionLog log = RandomDecisions.writingTo(lines);
            while (reader.next(log)) {
                assertThat(reader.count()).isEqualTo(lines.size());
            }
            assertThat(reader.ending()).isEqualTo(ending);
        }
        return lines;
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
