package dev.servelab.server;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** Open descriptors of this process; zero where the system does not tell. */
final class Descriptors {
    private Descriptors() {}

    /** The system gives a descriptor back when the last call on it has returned: soon. */
    static void awaitAtMost(long limit) {
        Await.until("no more than " + limit + " descriptors are open", () -> count() <= limit);
    }

    static long count() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean os
                ? os.getOpenFileDescriptorCount()
                : 0;
    }
}
