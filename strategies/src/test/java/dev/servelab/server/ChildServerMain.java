package dev.servelab.server;

import dev.servelab.cache.CacheSettings;
import dev.servelab.cache.CacheSpec;
import dev.servelab.front.FrontSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * The main class of {@link ChildServer}: DIRECTORY STRATEGY POLICY CACHE_BYTES. It says where it
 * listens, and then answers each line it is told with that diagnostic command's output, as jcmd
 * does. It ends when its standard input does.
 */
final class ChildServerMain {
    /** Stands behind what a command has said. */
    static final String DONE = "done";
    static final String NATIVE_MEMORY = "vmNativeMemory";
    /** A system property of the child. */
    static final String IDLE_TIMEOUT_MS = "idle-timeout-ms";

    private static final long SELDOM_MS = 600_000;

    private ChildServerMain() {}

    public static void main(String[] arguments) throws IOException, JMException {
        CacheSettings cache = new CacheSettings(CacheSpec.parse(arguments[2]),
                Long.parseLong(arguments[3]), CacheSettings.DEFAULT_PACKET_BYTES,
                CacheSettings.DEFAULT_REVALIDATE);
        ServerSettings settings = ServerSettings.defaults(Path.of(arguments[0]))
                .withStrategy(StrategySpec.parse(arguments[1])).withCache(cache)
                .withFront(new FrontSettings(CacheSettings.DEFAULT_PACKET_BYTES,
                        FrontSettings.PACKETS_THAT_SUIT,
                        Duration.ofMillis(Long.getLong(IDLE_TIMEOUT_MS, SELDOM_MS))));
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in,
                StandardCharsets.UTF_8));
        try (FileServer server = FileServer.open(settings)) {
            server.start();
            System.out.println(server.address().getPort());
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                System.out.println(diagnose(line));
                System.out.println(DONE);
            }
        }
    }

    private static Object diagnose(String command) throws JMException {
        ObjectName name = new ObjectName("com.sun.management:type=DiagnosticCommand");
        boolean takesArguments = command.equals(NATIVE_MEMORY);
        return ManagementFactory.getPlatformMBeanServer().invoke(name, command,
                takesArguments ? new Object[]{new String[]{"summary"}} : new Object[0],
                takesArguments ? new String[]{String[].class.getName()} : new String[0]);
    }
}
