package dev.servelab.protocol;

import java.io.IOException;
import java.io.Serial;

/** No connection came about: refused, unreachable, unknown host, too slow, no port left. */
public final class CannotConnect extends ClientException {
    @Serial
    private static final long serialVersionUID = 1;

    CannotConnect(String address, String why, IOException cause) {
        super("cannot connect to " + address + ": " + why, cause);
    }
}
