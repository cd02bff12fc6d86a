package dev.servelab.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Enumeration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Copies a jar, and writes its oldest classes as those of today: the JVM takes none into a cache of
 * starting that has no stack maps (JVMS 4.10), and picocli, half of what a start loads, is compiled
 * for Java 5. Code stays as it is; maps are added, and the version.
 */
public final class RenewedJar {
    /** Of Java 6, which had stack maps first. */
    private static final int FIRST_WITH_MAPS = ClassFile.JAVA_6_VERSION;
    private static final ClassFile WITH_MAPS = ClassFile
            .of(ClassFile.StackMapsOption.GENERATE_STACK_MAPS);
    private static final ClassTransform RENEWED = ClassTransform
            .transformingMethodBodies(CodeTransform.ACCEPT_ALL).andThen((classes, element) -> {
                if (element instanceof ClassFileVersion) {
                    classes.withVersion(ClassFile.latestMajorVersion(), 0);
                } else {
                    classes.with(element);
                }
            });

    private RenewedJar() {}

    /** The jar to read, which must be this program's class path too, and the one to write. */
    public static void main(String[] fromTo) throws IOException {
        copy(Path.of(fromTo[0]), Path.of(fromTo[1]));
    }

    /** Entries keep their order and times. Throws if {@code to} exists, or cannot be written. */
    static void copy(Path from, Path to) throws IOException {
        try (ZipFile in = new ZipFile(from.toFile());
                ZipOutputStream out = new ZipOutputStream(new BufferedOutputStream(
                        Files.newOutputStream(to, StandardOpenOption.CREATE_NEW,
                                StandardOpenOption.WRITE)))) {
            Enumeration<? extends ZipEntry> entries = in.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                byte[] content = in.getInputStream(entry).readAllBytes();
                ZipEntry copy = new ZipEntry(entry.getName());
                copy.setTime(entry.getTime());
                out.putNextEntry(copy);
                out.write(entry.getName().endsWith(".class") ? renewed(content) : content);
            }
        }
    }

    /** The class, with stack maps whatever its age. */
    static byte[] renewed(byte[] content) {
        ClassModel old = WITH_MAPS.parse(content);
        if (old.majorVersion() >= FIRST_WITH_MAPS) {
            return content;
        }
        return WITH_MAPS.transformClass(old, RENEWED);
    }
}
