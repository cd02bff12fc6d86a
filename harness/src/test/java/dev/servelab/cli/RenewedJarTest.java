package dev.servelab.cli;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

import static org.assertj.core.api.Assertions.assertThat;

final class RenewedJarTest {
    @TempDir
    Path folder;

    /** The jar for which it is there: all in it is of Java 5. */
    @Test
    void copy_picocli_isOfTodayAndVerifies() throws Exception {
        Path renewed = folder.resolve("renewed.jar");
        RenewedJar.copy(picocli(), renewed);

        int classes = 0;
        try (ZipFile before = new ZipFile(picocli().toFile());
                ZipFile after = new ZipFile(renewed.toFile())) {
            Enumeration<? extends ZipEntry> entries = before.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                byte[] was = before.getInputStream(entry).readAllBytes();
                byte[] is = after.getInputStream(after.getEntry(entry.getName())).readAllBytes();
                if (isOld(entry.getName(), was)) {
                    checkRenewed(entry.getName(), is);
                    classes++;
                } else {
                    assertThat(is).as(entry.getName()).isEqualTo(was);
                }
                assertThat(after.getEntry(entry.getName()).getTime()).isEqualTo(entry.getTime());
            }
            assertThat(after.size()).isEqualTo(before.size());
        }
        assertThat(classes).as("old classes of picocli").isGreaterThan(100);
        checkRuns(renewed);
    }

    @Test
    void renewed_classOfToday_isLeftAsItIs() throws IOException {
        try (var in = RenewedJar.class.getResourceAsStream("RenewedJar.class")) {
            byte[] ours = in.readAllBytes();
            assertThat(RenewedJar.renewed(ours)).isSameAs(ours);
        }
    }

    private static boolean isOld(String name, byte[] content) {
        return name.endsWith(".class")
                && ClassFile.of().parse(content).majorVersion() < ClassFile.JAVA_6_VERSION;
    }

    private static void checkRenewed(String name, byte[] content) {
        ClassModel model = ClassFile.of().parse(content);
        assertThat(model.majorVersion()).as(name).isEqualTo(ClassFile.latestMajorVersion());
        assertThat(ClassFile.of().verify(model)).as(name).isEmpty();
    }

    /** With nothing of the old jar: what is linked is verified by the JVM itself. */
    private static void checkRuns(Path jar) throws Exception {
        try (URLClassLoader loader = new URLClassLoader(new URL[]{jar.toUri().toURL()},
                ClassLoader.getPlatformClassLoader())) {
            Class<?> completion = loader.loadClass("picocli.AutoComplete");
            Class<?> line = loader.loadClass("picocli.CommandLine");
            Object made = line.getConstructor(Object.class).newInstance(
                    loader.loadClass("picocli.AutoComplete$GenerateCompletion")
                            .getConstructor().newInstance());
            Method script = completion.getMethod("bash", String.class, line);
            assertThat(script.invoke(null, "lab", made)).asString().contains("lab");
        }
    }

    private static Path picocli() throws URISyntaxException {
        URI at = CommandLine.class.getProtectionDomain().getCodeSource().getLocation().toURI();
        return Path.of(at);
    }
}
