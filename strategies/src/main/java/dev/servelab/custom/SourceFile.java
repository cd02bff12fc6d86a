package dev.servelab.custom;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** What is in a policy's file, read once. Knows no class of the compiler's. */
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

    String text() {
        return text;
    }

    /** The file's name, without the folders. */
    String name() {
        Path name = file.getFileName();
        return name == null ? "" : name.toString();
    }

    private static CustomPolicyException noFile(Path file, String why) {
        return new CustomPolicyException(file, Problem.ofFile(why, Hint.NO_FILE, ""));
    }
}
