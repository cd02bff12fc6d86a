package dev.servelab.experiment;

import dev.servelab.server.Version;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Where a result was made: what is needed, with the command and the seed, to make it again.
 *
 * @param processorCount available to this JVM before server and clients were separated
 * @param jdk version and vendor of the Java that ran both
 * @param serverJvmFlags of every server under test
 */
public record Environment(String servelab, String os, String kernel, String architecture,
        String processorModel, int processorCount, Processors processors, String jdk,
        List<String> serverJvmFlags) {

    /** Looks at this machine. Moves this process as {@link Processors#arrange} says. */
    public static Environment arrange() throws InterruptedException {
        int count = Runtime.getRuntime().availableProcessors();
        return new Environment(Version.current(), System.getProperty("os.name"),
                System.getProperty("os.version"), System.getProperty("os.arch"),
                modelOfProcessors(), count, Processors.arrange(),
                System.getProperty("java.vm.version") + " "
                        + System.getProperty("java.vendor", ""),
                ServerJvm.FLAGS);
    }

    private static String modelOfProcessors() {
        try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name")).findFirst()
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .orElse("unknown");
        } catch (IOException | RuntimeException notLinux) {
            return "unknown";
        }
    }
}
