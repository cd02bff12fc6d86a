package dev.servelab.custom;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;

/** What is in a policy's file, read once. */
final class SourceFile {
    /** A policy is a page of text. Whatever is larger is something else. */
    private static final long BYTES_MAX = 1 << 20;

    private final Path file;
    private final String text;

    private SourceFile(Path file, String text) {
        this.file = file;
        this.text = text;
    }

    static SourceFile read(Path file) throws CustomPolicyException {
        try {
            if (Files.isDirectory(file)) {
                throw noFile(file, "is a folder");
            }
            if (Files.size(file) > BYTES_MAX) {
                throw noFile(file, "is larger than 1 MiB, too large for a policy");
            }
            return new SourceFile(file, Files.readString(file));
        } catch (NoSuchFileException none) {
            throw noFile(file, "no such file");
        } catch (CharacterCodingException foreign) {
            throw noFile(file, "is not text in UTF-8");
        } catch (IOException unreadable) {
            throw noFile(file, "cannot be read");
        }
    }

    Path file() {
        return file;
    }

    /** What the class in it must be called: the file's name without {@code .java}. */
    String className() {
        String name = name();
        return name.substring(0, name.length() - CustomPolicy.SUFFIX.length());
    }

    /** For the compiler, which compares its name with the public class's. */
    JavaFileObject asObject() {
        return new SimpleJavaFileObject(uri(), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        };
    }

    private URI uri() {
        try {
            return new URI("memory", null, "/" + name(), null);
        } catch (URISyntaxException impossible) {
            throw new IllegalArgumentException(impossible);
        }
    }

    private String name() {
        Path name = file.getFileName();
        return name == null ? "" : name.toString();
    }

    private static CustomPolicyException noFile(Path file, String why) {
        return new CustomPolicyException(file, Problem.ofFile(why, Hint.NO_FILE, ""));
    }
}
