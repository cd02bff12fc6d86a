package dev.servelab.custom;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/** What the compiler says, in one line, and what it usually means in a first policy. */
final class CompilerWords {
    private static final Map<String, String> PACKAGES = Map.ofEntries(
            Map.entry("EvictionPolicy", "dev.servelab.eviction"),
            Map.entry("IntPredicate", "java.util.function"),
            Map.entry("IntConsumer", "java.util.function"),
            Map.entry("ArrayDeque", "java.util"), Map.entry("ArrayList", "java.util"),
            Map.entry("Arrays", "java.util"), Map.entry("BitSet", "java.util"),
            Map.entry("Collection", "java.util"), Map.entry("Comparator", "java.util"),
            Map.entry("Deque", "java.util"), Map.entry("HashMap", "java.util"),
            Map.entry("HashSet", "java.util"), Map.entry("Iterator", "java.util"),
            Map.entry("LinkedHashMap", "java.util"), Map.entry("LinkedHashSet", "java.util"),
            Map.entry("LinkedList", "java.util"), Map.entry("List", "java.util"),
            Map.entry("Map", "java.util"), Map.entry("PriorityQueue", "java.util"),
            Map.entry("Queue", "java.util"), Map.entry("Random", "java.util"),
            Map.entry("Set", "java.util"), Map.entry("TreeMap", "java.util"),
            Map.entry("TreeSet", "java.util"));

    private CompilerWords() {}

    static Problem problem(Diagnostic<? extends JavaFileObject> said, String className) {
        String text = text(said.getMessage(Locale.ROOT));
        String code = String.valueOf(said.getCode()).replaceFirst("^compiler\\.err\\.", "");
        long line = Math.max(0, said.getLineNumber());
        long column = Math.max(0, said.getColumnNumber());
        String imported = imported(code, text);
        return imported.isEmpty()
                ? new Problem(line, column, text, hint(code), className)
                : new Problem(line, column, text, Hint.IMPORT, imported);
    }

    /** Joins the lines, and leaves out where the compiler looked for a symbol. */
    private static String text(String message) {
        return message.lines().map(String::strip).filter(line -> !line.startsWith("location:"))
                .map(line -> line.replaceFirst("^symbol: +", "")).collect(Collectors.joining(": "));
    }

    private static Hint hint(String code) {
        return switch (code) {
            case "class.public.should.be.in.file" -> Hint.NAME;
            case "does.not.override.abstract" -> Hint.METHODS;
            case "override.weaker.access" -> Hint.PUBLIC_METHOD;
            case "method.does.not.override.superclass" -> Hint.SIGNATURE;
            case "premature.eof" -> Hint.BRACE;
            default -> Hint.NONE;
        };
    }

    /** The line that would make a well-known name known, or nothing. */
    private static String imported(String code, String text) {
        if (!code.startsWith("cant.resolve") && !code.startsWith("doesnt.exist")) {
            return "";
        }
        String name = text.substring(text.lastIndexOf(' ') + 1);
        if (code.startsWith("doesnt.exist")) {
            name = text.contains("servelab") ? "EvictionPolicy" : "";
        }
        String home = PACKAGES.get(name);
        return home == null ? "" : "import " + home + "." + name + ";";
    }
}
