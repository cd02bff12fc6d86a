package dev.servelab.server;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** Open descriptors of this process; zero where the system does not tell. */
final class Descriptors {
    /** The JDK opens some for itself when they are first needed, and keeps them: its pollers. */
    private static final int OF_THE_JDK = 16;

    private Descriptors() {}

    /** The system gives a descriptor back when the last call on it has returned: soon. */
    static void awaitAtMost(long limit) {
        Await.until("no more than " + limit + " descriptors are open",
                () -> count() <= limit + OF_THE_JDK);
    }

    static long count() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean os
                ? os.getOpenFileDescriptorCount()
                : 0;
    }
}
