package dev.servelab.disk;

import dev.servelab.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * In a JVM with one carrier: a virtual thread starts another and then loads from a declared disk.
 * Prints whether the other has run before the load was over.
 */
final class CarrierMain {
    private static final String MODEL = "50ms:1GB/s:1";

    private final CountDownLatch otherRan = new CountDownLatch(1);
    private final CountDownLatch loaded = new CountDownLatch(1);

    private CarrierMain() {}

    /** Which of the ways of waiting is asked for in the first argument. */
    public static void main(String[] args) throws InterruptedException {
        CarrierMain main = new CarrierMain();
        FileIo fileIo = args[0].equals("pool") ? new FileIo(1) : FileIo.INLINE;
        Pause pause = args[0].equals("parked")
                ? main.thatLetsTheCarrierGo()
                : Pause.ofSystem(Clock.SYSTEM);
        System.out.println(main.otherRanMeanwhile(fileIo, pause) ? "ran" : "did not run");
        System.exit(0);
    }

    private boolean otherRanMeanwhile(FileIo fileIo, Pause pause) throws InterruptedException {
        DeclaredDisk declared = new DeclaredDisk(DiskModel.parse(MODEL), 1, Clock.SYSTEM, pause);
        Disk disk = new Disk(fileIo, Duration.ofMinutes(1), Clock.SYSTEM);
        AtomicBoolean ran = new AtomicBoolean();
        Thread.ofVirtual().start(() -> {
            Thread.ofVirtual().start(otherRan::countDown);
            load(disk, declared);
            ran.set(otherRan.getCount() == 0);
        }).join();
        disk.close();
        return ran.get();
    }

    private void load(Disk disk, DeclaredDisk declared) {
        List<Runnable> own = new ArrayList<>();
        try {
            disk.submit(new Load(declared, !disk.fileIo().isInline()), new Waiter() {
                @Override
                public void wake() {}

                @Override
                public void assign(Runnable job) {
                    own.add(job);
                }

                @Override
                public void cut() {}
            });
            own.forEach(Runnable::run);
            loaded.await();
        } catch (DiskBusyException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The control: it would not end if the carrier were kept. */
    private Pause thatLetsTheCarrierGo() {
        return new Pause() {
            @Override
            public void until(long deadlineNanos) {
                awaitOther();
            }

            @Override
            public boolean keepsCarrier() {
                return false;
            }
        };
    }

    private void awaitOther() {
        try {
            otherRan.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private final class Load extends DiskJob {
        private final DeclaredDisk declared;
        private final boolean untilOtherRan;

        /** @param untilOtherRan the call ends no sooner: it hangs if no other thread can run */
        Load(DeclaredDisk declared, boolean untilOtherRan) {
            super("file");
            this.declared = declared;
            this.untilOtherRan = untilOtherRan;
        }

        @Override
        protected void perform() {
            call(() -> {
                declared.serve(declared.now(), 1_000, false);
                if (untilOtherRan) {
                    awaitOther();
                }
                return this;
            });
            loaded.countDown();
        }

        @Override
        protected void givenUp() {
            throw new IllegalStateException("given up");
        }
    }
}
