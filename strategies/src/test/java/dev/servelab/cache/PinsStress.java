package dev.servelab.cache;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.I_Result;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/** Races of two threads for one {@link Pins} word; run by {@link JcstressTest}. */
public final class PinsStress {
    private PinsStress() {}

    /** A pin against the eviction of an unpinned entry: exactly one succeeds. */
    @JCStressTest
    @Outcome(id = {"true, false", "false, true"}, expect = Expect.ACCEPTABLE, desc = "one of them")
    @Outcome(expect = Expect.FORBIDDEN, desc = "both, or none")
    @State
    public static class PinAgainstEviction {
        private final Pins pins = new Pins();

        @Actor
        public void pin(ZZ_Result result) {
            result.r1 = pins.tryPin();
        }

        @Actor
        public void evict(ZZ_Result result) {
            result.r2 = pins.barIfUnpinned();
        }
    }

    /** The same with pins that look first and act later: this one must fail. */
    @JCStressTest
    @Outcome(id = {"true, false", "false, true"}, expect = Expect.ACCEPTABLE, desc = "one of them")
    @Outcome(expect = Expect.FORBIDDEN, desc = "both, or none")
    @State
    public static class PlantedPinAgainstEviction {
        private final Pins pins = new LookThenAct();

        @Actor
        public void pin(ZZ_Result result) {
            result.r1 = pins.tryPin();
        }

        @Actor
        public void evict(ZZ_Result result) {
            result.r2 = pins.barIfUnpinned();
        }
    }

    /** Between two steps of what is planted: so that even a short run finds it, on any machine. */
    static void linger() {
        for (int i = 0; i < 50; i++) {
            Thread.onSpinWait();
        }
    }

    private static final class LookThenAct extends Pins {
        private volatile int count;
        private volatile boolean barred;

        @Override
        boolean tryPin() {
            boolean free = !barred;
            linger();
            count = free ? 1 : 0;
            return free;
        }

        @Override
        boolean barIfUnpinned() {
            boolean unpinned = count == 0;
            linger();
            barred = unpinned;
            return unpinned;
        }
    }

    /** A pin, given back later, against a bar that spares nobody: exactly one is to free. */
    @JCStressTest
    @Outcome(id = "1", expect = Expect.ACCEPTABLE, desc = "freed once")
    @Outcome(expect = Expect.FORBIDDEN, desc = "freed twice, or never")
    @State
    public static class PinAgainstDoom {
        private final Pins pins = new Pins();
        private boolean pinned;
        private boolean unused;

        @Actor
        public void pin() {
            pinned = pins.tryPin();
        }

        @Actor
        public void doom() {
            unused = pins.bar();
        }

        @Arbiter
        public void release(I_Result result) {
            boolean freedLater = pinned && pins.unpin();
            result.r1 = (unused ? 1 : 0) + (freedLater ? 1 : 0);
        }
    }

    /** Two last releases of an entry that is out of reach: exactly one is to free. */
    @JCStressTest
    @Outcome(id = {"true, false", "false, true"}, expect = Expect.ACCEPTABLE, desc = "freed once")
    @Outcome(expect = Expect.FORBIDDEN, desc = "freed twice, or never")
    @State
    public static class LastReleases {
        private final Pins pins = new Pins();

        public LastReleases() {
            pins.tryPin();
            pins.tryPin();
            pins.bar();
        }

        @Actor
        public void one(ZZ_Result result) {
            result.r1 = pins.unpin();
        }

        @Actor
        public void other(ZZ_Result result) {
            result.r2 = pins.unpin();
        }
    }

    /** The last release against the bar: exactly one is to free. */
    @JCStressTest
    @Outcome(id = {"true, false", "false, true"}, expect = Expect.ACCEPTABLE, desc = "freed once")
    @Outcome(expect = Expect.FORBIDDEN, desc = "freed twice, or never")
    @State
    public static class ReleaseAgainstDoom {
        private final Pins pins = new Pins();

        public ReleaseAgainstDoom() {
            pins.tryPin();
        }

        @Actor
        public void release(ZZ_Result result) {
            result.r1 = pins.unpin();
        }

        @Actor
        public void doom(ZZ_Result result) {
            result.r2 = pins.bar();
        }
    }

    /** The last release against an eviction, which is too early or frees. */
    @JCStressTest
    @Outcome(id = {"0, 0", "1, 0"}, expect = Expect.ACCEPTABLE, desc = "evicted, or passed over")
    @Outcome(expect = Expect.FORBIDDEN, desc = "freed twice, or a count below zero")
    @State
    public static class ReleaseAgainstEviction {
        private final Pins pins = new Pins();
        private boolean released;
        private boolean evicted;

        public ReleaseAgainstEviction() {
            pins.tryPin();
        }

        @Actor
        public void release() {
            released = pins.unpin();
        }

        @Actor
        public void evict() {
            evicted = pins.barIfUnpinned();
        }

        @Arbiter
        public void look(II_Result result) {
            result.r1 = (released ? 1 : 0) + (evicted ? 1 : 0);
            result.r2 = pins.pinCount();
        }
    }

    /** One pin given back twice: one of the two is told off, and the count stays at zero. */
    @JCStressTest
    @Outcome(id = "1, 0", expect = Expect.ACCEPTABLE, desc = "one is told off")
    @Outcome(expect = Expect.FORBIDDEN, desc = "nobody, or a count below zero")
    @State
    public static class ReleasedTwice {
        private final Pins pins = new Pins();
        private boolean oneRefused;
        private boolean otherRefused;

        public ReleasedTwice() {
            pins.tryPin();
        }

        @Actor
        public void one() {
            oneRefused = isRefused(pins);
        }

        @Actor
        public void other() {
            otherRefused = isRefused(pins);
        }

        @Arbiter
        public void look(II_Result result) {
            result.r1 = (oneRefused ? 1 : 0) + (otherRefused ? 1 : 0);
            result.r2 = pins.pinCount();
        }

        private static boolean isRefused(Pins pins) {
            try {
                pins.unpin();
                return false;
            } catch (IllegalStateException refused) {
                return true;
            }
        }
    }
}
