package dev.servelab.server;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Sockets and files that this process has open; zero where the system does not tell. */
final class Descriptors {
    private static final Path OPEN = Path.of("/proc/self/fd");

    static {
        // The first socket that is closed has the JDK open one of its own, which it keeps.
        try (ServerSocketChannel listening = ServerSocketChannel.open()
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
                SocketChannel there = SocketChannel.open(listening.getLocalAddress());
                SocketChannel here = listening.accept()) {
            there.shutdownOutput();
            here.shutdownOutput();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private Descriptors() {}

    /** The system gives a descriptor back when the last call on it has returned: soon. */
    static void awaitAtMost(long limit) {
        Await.until("no more than " + limit + " descriptors are open", () -> count() <= limit);
    }

    /** Where the system says what they are, without those that the JDK opens for itself and keeps. */
    static long count() {
        if (Files.isDirectory(OPEN)) {
            return count(OPEN);
        }
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean os
                ? os.getOpenFileDescriptorCount()
                : 0;
    }

    /** Those of any process, from the folder in which the system lists them. */
    static long count(Path folder) {
        try (Stream<Path> descriptors = Files.list(folder)) {
            return descriptors.filter(Descriptors::isOurs).count();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static boolean isOurs(Path descriptor) {
        try {
            String what = Files.readSymbolicLink(descriptor).toString();
            return what.startsWith("socket:") || (what.startsWith("/")
                    && !what.startsWith("/proc/") && !what.endsWith(".jar")
                    && !what.endsWith("/modules"));
        } catch (IOException closed) {
            return false;
        }
    }
}
