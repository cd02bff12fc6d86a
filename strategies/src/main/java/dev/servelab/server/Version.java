package dev.servelab.server;

import java.util.Objects;

/** Which servelab this is. */
public final class Version {
    private Version() {}

    /** As the jar says; {@code development} where there is none. */
    public static String current() {
        return Objects.requireNonNullElse(Version.class.getPackage().getImplementationVersion(),
                "development");
    }
}
