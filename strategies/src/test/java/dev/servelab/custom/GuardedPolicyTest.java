package dev.servelab.custom;

import dev.servelab.eviction.EvictionPolicy;
import dev.servelab.eviction.Fifo;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** A policy that breaks a rule is named, and a live cache goes on as fifo. */
class GuardedPolicyTest {
    private static final int SLOTS = 8;
    private static final int STEPS = 200;

    @TempDir
    private Path folder = Path.of("");

    /** What it evicts once the rule is broken is what a fifo told of everything would evict. */
    @ParameterizedTest
    @EnumSource
    void createGuarded_policyBreaksARule_saysWhichAndGoesOnAsFifo(BrokenPolicy broken)
            throws Exception {
        CustomPolicy policy = broken.compile(folder);
        GuardedPolicy guarded = policy.createGuarded(SLOTS);
        assertThat(play(guarded, 1)).isEqualTo(play(new Fifo(), 1));
        BrokenPolicyException said = catchThrowableOfType(BrokenPolicyException.class,
                () -> play(policy.create(SLOTS), 1));
        assertThat(said.breach()).isEqualTo(broken.breach());
        assertThat(said).hasMessage(guarded.fault()).hasMessageContaining(said.method());
        assertThat(said).hasMessageContaining(
                said.getCause() == null ? "Broken.java: " : "Broken.java:" + said.line() + ": ");
    }

    @Test
    void createGuarded_policyKeepsTheRules_hasNoFault() throws Exception {
        GuardedPolicy guarded = CustomPolicy.compile(PolicyFiles.fifo(folder, "Mine"))
                .createGuarded(SLOTS);
        assertThat(play(guarded, 1)).isEqualTo(play(new Fifo(), 1));
        assertThat(guarded.fault()).isNull();
        assertThat(guarded.concurrentHits()).isFalse();
    }

    /** Asked twice about a slot it answers as before, and asks the cache once. */
    @Test
    void victim_asksTwice_getsTheFirstAnswerAgain() throws Exception {
        StrictPolicy policy = CustomPolicy.compile(PolicyFiles.fifo(folder, "Twice",
                "if (evictable.test(slot)) {",
                "if (evictable.test(slot) && evictable.test(slot)) {")).create(SLOTS);
        policy.onInsert(0, 0, 1);
        List<Integer> asked = new ArrayList<>();
        assertThat(policy.victim(slot -> asked.add(slot))).isZero();
        assertThat(asked).containsExactly(0);
    }

    /** Every victim, and at the end the order, of one seeded trace. */
    private static List<Integer> play(EvictionPolicy policy, long seed) {
        Random random = new Random(seed);
        List<Integer> cached = new ArrayList<>();
        List<Integer> answers = new ArrayList<>();
        for (int step = 0; step < STEPS; step++) {
            int slot = random.nextInt(SLOTS);
            if (cached.contains(slot)) {
                policy.onHit(slot);
            } else if (policy.onMiss(slot, 1)) {
                cached.add(slot);
                policy.onInsert(slot, slot, 1);
            }
            int barred = random.nextInt(SLOTS);
            int victim = policy.victim(one -> one != barred);
            answers.add(victim);
            if (victim >= 0 && random.nextBoolean()) {
                cached.remove(Integer.valueOf(victim));
                policy.onRemove(victim, true);
            }
            policy.order(one -> {});
            policy.checkInvariants();
        }
        policy.order(answers::add);
        return answers;
    }
}
