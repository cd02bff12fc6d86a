package dev.servelab.cli;

import dev.servelab.protocol.ErrorCode;
import dev.servelab.protocol.FailedTransfer;
import dev.servelab.protocol.ServerRefused;
import java.io.IOException;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The part of one transfer, from its making to its end: on closing it has been published, or it is
 * kept for {@code --resume}, or it is gone.
 */
final class PartHolder implements AutoCloseable {
    private final Path target;
    private final boolean keep;
    private @Nullable PartFile part;
    private boolean useless;

    /** Without a part yet; {@code keep}: whether what an incomplete transfer leaves is kept. */
    PartHolder(Path target, boolean keep) {
        this.target = target;
        this.keep = keep;
    }

    /** With the part of an earlier run, which is kept unless it is of no use. */
    PartHolder(Path target, PartFile earlier) {
        this(target, true);
        this.part = earlier;
    }

    /** Makes an empty part for {@code version}. */
    WritableByteChannel create(String version) throws LocalFileException {
        PartFile created = PartFile.create(target, version);
        part = created;
        if (!keep) {
            created.removeOnExit();
        }
        return created;
    }

    /** Makes the verified part the target. */
    void publish() throws LocalFileException {
        PartFile verified = part;
        if (verified != null) {
            verified.publish();
            part = null;
        }
    }

    /** Takes note of why the transfer failed: after some failures a part is not worth keeping. */
    void failedWith(IOException failure) {
        useless = provesPartUseless(failure);
    }

    /**
     * Whether going on from what is there can never succeed: its sum was wrong, the file is another
     * now, or is shorter than the part.
     */
    static boolean provesPartUseless(IOException failure) {
        return switch (failure) {
            case FailedTransfer failed -> failed.reason() == FailedTransfer.Reason.CORRUPT;
            case ServerRefused refused -> refused.code() == ErrorCode.CHANGED
                    || refused.code() == ErrorCode.BAD_REQUEST;
            default -> false;
        };
    }

    @Override
    public void close() {
        PartFile left = part;
        if (left == null) {
            return;
        }
        if (keep && !useless) {
            left.keep();
        } else {
            left.discard();
        }
    }
}
