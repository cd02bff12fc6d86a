package dev.servelab.record;

import dev.servelab.eviction.EvictionPolicy;
import dev.servelab.record.Difference.Answer;
import dev.servelab.record.Difference.FileState;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Drives an order with the calls of a recording. It may let go what could go in the server, and
 * must admit what was admitted, propose what was refused and choose every victim again; what it
 * answers otherwise is a {@link Difference}. Pins and memory play no part: what they caused is in
 * the recording. Used by one thread, once.
 */
public final class Replay {
    private final RecordingReader reader;
    private final EvictionPolicy policy;
    private final Player player = new Player();
    private final BySlot<Resident> residents = new BySlot<>();
    private @Nullable Difference difference;

    /**
     * @param reader at its beginning
     * @param policy an order of the recorded kind, empty; without the decorator lock-aware, whose
     *               refusals are in the recording
     */
    public Replay(RecordingReader reader, EvictionPolicy policy) {
        this.reader = reader;
        this.policy = policy;
    }

    /**
     * Goes on to the end or to the first difference.
     *
     * @return null if there is none
     * @throws DamagedRecording if the recording cannot be read on
     */
    public @Nullable Difference run() throws IOException {
        while (difference == null && reader.next(player)) {
            // Each record is played as it is read.
        }
        return difference;
    }

    /** What has been played so far. */
    public ReplayCounts counts() {
        return player.tally.counts();
    }

    /** Does what the cache did to its order. */
    private final class Player implements DecisionLog {
        private final ReplayTally tally = new ReplayTally();
        private final BitSet mayNotGo = new BitSet();
        private final SlotSequence proposed = new SlotSequence();
        private String missed = "";
        private long missedKey;
        private long missedCharge;

        @Override
        public void hit(int slot) {
            tally.hit(use(slot).charge);
        }

        @Override
        public void sharedMiss(int slot) {
            tally.sharedMiss(use(slot).charge);
        }

        @Override
        public void uncached(String name, long key, long sizeBytes, Uncached why) {
            tally.miss(reader.header().chargeFor(sizeBytes));
        }

        @Override
        public void miss(String name, long key, long sizeBytes) {
            missed = name;
            missedKey = key;
            missedCharge = reader.header().chargeFor(sizeBytes);
            tally.miss(missedCharge);
        }

        @Override
        public void admitted(boolean admitted) {
            String question = "whether to admit " + missed;
            call(question, () -> {
                if (policy.onMiss(missedKey, missedCharge) != admitted) {
                    differ(question, admission(admitted), admission(!admitted));
                }
            });
        }

        @Override
        public void victim(int slot, SlotSequence refused) {
            tally.victim(refused.count());
            mayNotGo.clear();
            proposed.clear();
            for (int i = 0; i < refused.count(); i++) {
                mayNotGo.set(refused.at(i));
            }
            String question = "who goes, to make room for " + missed;
            call(question, () -> {
                int chosen = policy.victim(this::mayGo);
                if (chosen != slot || !proposed.isSameAs(refused)) {
                    differ(question, victimAnswer(slot, refused), victimAnswer(chosen, proposed));
                }
            });
        }

        @Override
        public void remove(int slot, Removal why) {
            Resident leaving = residents.get(slot);
            if (!leaving.inOrder) {
                throw new ImpossibleRecord(leaving.name + " leaves twice");
            }
            tally.remove(why);
            leaving.inOrder = false;
            call("to forget " + leaving.name,
                    () -> policy.onRemove(slot, why == Removal.EVICTED));
        }

        @Override
        public void insert(int slot) {
            Resident before = residents.find(slot);
            if (before != null && before.inOrder) {
                throw new ImpossibleRecord(before.name + " is in slot " + slot + " still");
            }
            residents.put(slot, new Resident(missed, slot, missedCharge, tally.requests()));
            call("to take in " + missed, () -> policy.onInsert(slot, missedKey, missedCharge));
        }

        @Override
        public void bypass() {
            tally.bypass();
        }

        @Override
        public void loaded(int slot) {
            residents.get(slot).loading = false;
        }

        /** The order is not told of a hit on what has left it just before. */
        private Resident use(int slot) {
            Resident used = residents.get(slot);
            used.use(tally.requests() + 1);
            if (used.inOrder) {
                call("to note a hit of " + used.name, () -> policy.onHit(slot));
            }
            return used;
        }

        private boolean mayGo(int slot) {
            boolean refused = mayNotGo.get(slot);
            if (refused) {
                proposed.add(slot);
            }
            return !refused;
        }

        private void call(String question, Runnable call) {
            try {
                call.run();
            } catch (RuntimeException failed) {
                differ(question, new Answer("went on", List.of()),
                        new Answer("failed: " + failed, List.of()));
            }
        }

        private void differ(String question, Answer recorded, Answer replayed) {
            difference = new Difference(reader.count() + 1, tally.requests(), question, recorded,
                    replayed, cached(), order());
        }

        private static Answer admission(boolean admitted) {
            return new Answer(admitted ? "admitted" : "not admitted", List.of());
        }

        private Answer victimAnswer(int slot, SlotSequence passedOver) {
            List<String> names = new ArrayList<>();
            for (int i = 0; i < passedOver.count(); i++) {
                names.add(nameIn(passedOver.at(i)));
            }
            return new Answer(slot == EvictionPolicy.NONE ? "none" : nameIn(slot), names);
        }

        private String nameIn(int slot) {
            Resident resident = residents.find(slot);
            return resident != null && resident.inOrder
                    ? resident.name
                    : "slot " + slot + ", which is empty";
        }

        private List<FileState> cached() {
            List<FileState> files = new ArrayList<>();
            residents.forEach(resident -> {
                if (resident.inOrder) {
                    files.add(state(resident));
                }
            });
            files.sort(Comparator.comparingLong(FileState::lastUsedAt));
            return files;
        }

        private List<FileState> order() {
            List<FileState> files = new ArrayList<>();
            try {
                policy.order(slot -> {
                    Resident resident = residents.find(slot);
                    files.add(resident == null || !resident.inOrder
                            ? new FileState(null, slot, 0, false, false, 0, 0, 0)
                            : state(resident));
                });
            } catch (RuntimeException failed) {
                // What it gave so far is all there is to show.
            }
            return files;
        }

        private FileState state(Resident resident) {
            return resident.state(mayNotGo.get(resident.slot));
        }
    }
}
