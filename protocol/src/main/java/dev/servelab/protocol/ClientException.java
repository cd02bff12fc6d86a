package dev.servelab.protocol;

import java.io.IOException;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * What can go wrong between {@link FileClient} and a server. An {@link IOException} of the client
 * that is none of these came from the caller's own sink. Messages are escaped: safe to print.
 */
public abstract sealed class ClientException extends IOException
        permits ServerRefused, CannotConnect, TimedOut, FailedTransfer {
    @Serial
    private static final long serialVersionUID = 1;

    ClientException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
