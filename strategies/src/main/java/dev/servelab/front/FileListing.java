package dev.servelab.front;

import dev.servelab.cache.Transfer;
import dev.servelab.disk.Disk;
import dev.servelab.disk.DiskBusyException;
import dev.servelab.disk.DiskJob;
import dev.servelab.disk.Waiter;
import dev.servelab.files.ListedFile;
import dev.servelab.files.Listing;
import dev.servelab.files.OutOfDescriptorsException;
import dev.servelab.files.SharedDirectory;
import dev.servelab.protocol.ErrorCode;
import dev.servelab.protocol.WireNames;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All files that can be asked for: listed once for all who ask while it is being done, whatever
 * each of them makes of it. Thread-safe.
 */
public final class FileListing {
    /** No file has an empty name: the job's name in the disk's list of stuck calls. */
    private static final String ROOT = "";

    /** What an answer makes of it. */
    interface Form {
        /** Called on the connection's thread; must not block. */
        Reply of(Built built);

        Reply refused(Transfer.Refused why);
    }

    /** A listing that has been built, shared by all who waited for it. */
    static final class Built {
        private final Listing listing;
        /** The body of FILES; made when first asked for. Guarded by this. */
        private byte @Nullable [] lines;

        Built(Listing listing) {
            this.listing = listing;
        }

        List<ListedFile> files() {
            return listing.files();
        }

        /** The body of FILES: one copy for all. */
        synchronized byte[] lines() {
            if (lines == null) {
                lines = encode(listing);
            }
            return lines;
        }

        private static byte[] encode(Listing listing) {
            StringBuilder lines = new StringBuilder();
            for (ListedFile file : listing.files()) {
                lines.append(WireNames.encode(file.name())).append('\t').append(file.bytes())
                        .append('\n');
            }
            return lines.toString().getBytes(StandardCharsets.UTF_8);
        }
    }

    private final SharedDirectory directory;
    private final Disk disk;
    /** Guarded by this. */
    private @Nullable Build underWay;
    private volatile long unlistable;

    public FileListing(SharedDirectory directory, Disk disk) {
        this.directory = directory;
        this.disk = disk;
    }

    /** Names that could not be listed, when it was last built. */
    public long unlistable() {
        return unlistable;
    }

    /** The reply to one request for it. */
    Reply reply(Form form, Waiter waiter) {
        if (disk.isStuck(ROOT)) {
            return form.refused(
                    new Transfer.Refused(ErrorCode.IO_ERROR, "the disk does not answer"));
        }
        Build toStart = null;
        Build build;
        synchronized (this) {
            if (underWay == null) {
                toStart = new Build();
                underWay = toStart;
            }
            build = underWay;
        }
        build.join(waiter);
        if (toStart != null) {
            start(toStart, waiter);
        }
        return new BuildReply(build, form);
    }

    private void start(Build build, Waiter waiter) {
        try {
            disk.submit(build, waiter);
        } catch (DiskBusyException busy) {
            build.end(new Transfer.Refused(ErrorCode.BUSY, busy.text()), null);
        }
    }

    private final class Build extends DiskJob {
        /** Guarded by this, as all below. */
        private final List<Waiter> waiters = new ArrayList<>();
        private Transfer.@Nullable Refused failure;
        private @Nullable Built built;

        Build() {
            super(ROOT);
        }

        synchronized void join(Waiter waiter) {
            waiters.add(waiter);
        }

        /** A reply of its own for each who waits; null while it is being built. */
        @Nullable
        Reply result(Form form) {
            Transfer.Refused why;
            Built done;
            synchronized (this) {
                why = failure;
                done = built;
            }
            if (why != null) {
                return form.refused(why);
            }
            return done == null ? null : form.of(done);
        }

        @Override
        protected void perform() {
            try {
                Listing listing = call(() -> directory.list(this::stepEnded));
                unlistable = listing.unlistable();
                end(null, new Built(listing));
            } catch (OutOfDescriptorsException failed) {
                end(new Transfer.Refused(ErrorCode.BUSY, "too many open files"), null);
            } catch (IOException failed) {
                givenUp();
            }
        }

        @Override
        protected void givenUp() {
            end(new Transfer.Refused(ErrorCode.IO_ERROR, "the directory could not be read"), null);
        }

        void end(Transfer.@Nullable Refused why, @Nullable Built done) {
            synchronized (FileListing.this) {
                if (underWay == this) {
                    underWay = null;
                }
            }
            List<Waiter> all;
            synchronized (this) {
                failure = why;
                built = done;
                all = List.copyOf(waiters);
            }
            all.forEach(Waiter::wake);
        }
    }

    /** Waits for the build, then is what came of it. */
    private static final class BuildReply implements Reply {
        /** Dropped with its listing once the result is there: a slow reader holds but its own. */
        private @Nullable Build build;
        private final Form form;
        private @Nullable Reply result;

        BuildReply(Build build, Form form) {
            this.build = build;
            this.form = form;
        }

        @Override
        public Step step(Output output) {
            Build running = build;
            if (running != null) {
                result = running.result(form);
                build = result == null ? running : null;
            }
            return result == null ? Step.AWAIT : result.step(output);
        }

        @Override
        public String outcome() {
            return result == null ? "cut" : result.outcome();
        }

        @Override
        public @Nullable ErrorCode error() {
            return result == null ? null : result.error();
        }

        @Override
        public long bodyBytes() {
            return result == null ? 0 : result.bodyBytes();
        }

        @Override
        public void close() {}
    }
}
