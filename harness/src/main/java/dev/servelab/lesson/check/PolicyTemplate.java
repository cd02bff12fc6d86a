package dev.servelab.lesson.check;

import dev.servelab.lesson.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Set;

/** The file that somebody begins with: a fifo with comments, which keeps every rule. */
public final class PolicyTemplate {
    private static final String SUFFIX = ".java";
    /** What the file itself says, or Java says without an import. */
    private static final Set<String> TAKEN = Set.of("EvictionPolicy", "LinkedHashSet",
            "IntPredicate", "Integer", "Object", "Override", "String", "System", "Math");
    private static final Set<String> KEYWORDS = Set.of("abstract", "assert", "boolean", "break",
            "byte", "case", "catch", "char", "class", "const", "continue", "default", "do",
            "double", "else", "enum", "extends", "false", "final", "finally", "float", "for",
            "goto", "if", "implements", "import", "instanceof", "int", "interface", "long",
            "native", "new", "null", "package", "permits", "private", "protected", "public",
            "record", "return", "sealed", "short", "static", "strictfp", "super", "switch",
            "synchronized", "this", "throw", "throws", "transient", "true", "try", "var", "void",
            "volatile", "while", "yield", "_");

    private PolicyTemplate() {}

    /**
     * The class's name from what somebody typed, with {@code .java} or without.
     *
     * @throws IllegalArgumentException with one line, if no class can be called so
     */
    public static String className(String typed) {
        String name = typed.endsWith(SUFFIX)
                ? typed.substring(0, typed.length() - SUFFIX.length())
                : typed;
        boolean letters = !name.isEmpty() && Character.isJavaIdentifierStart(name.codePointAt(0))
                && name.codePoints().allMatch(Character::isJavaIdentifierPart)
                && name.codePoints().noneMatch(Character::isIdentifierIgnorable);
        if (!letters || KEYWORDS.contains(name)) {
            throw new IllegalArgumentException("'" + typed + "' cannot be the name of a class: "
                    + "letters and digits, a letter first, for example MyLru");
        }
        if (TAKEN.contains(name)) {
            throw new IllegalArgumentException("'" + typed
                    + "' is the name of a class that the policy needs: take another");
        }
        return name;
    }

    /**
     * Writes {@code NAME.java}, which must not be there yet.
     *
     * @param className as {@link #className} gives it
     */
    public static Path write(Path folder, String className, Locale locale) throws IOException {
        Path file = folder.resolve(className + SUFFIX);
        String text = text(Texts.of(locale, "check/check").language());
        return Files.writeString(file, text.replace("@NAME@", className),
                StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    private static String text(String language) {
        String name = language.equals("pt") ? "template_pt.txt" : "template.txt";
        try (InputStream in = PolicyTemplate.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
