package dev.servelab.custom;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** From one file to the classes in it, by the compiler that comes with every JDK. Needs one. */
final class SourceCompiler {
    private SourceCompiler() {}

    /** The classes by name, as the compiler made them. */
    static Map<String, byte[]> compile(SourceFile source) throws CustomPolicyException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
        try (ClassesInMemory classes = new ClassesInMemory(
                compiler.getStandardFileManager(said, Locale.ROOT, StandardCharsets.UTF_8))) {
            List<String> options = List.of("-g", "-proc:none", "-implicit:none", "-Xlint:none",
                    "-classpath", classPath());
            boolean whole = compiler.getTask(new StringWriter(), classes, said, options, null,
                    List.of(new Source(source))).call();
            if (!whole) {
                throw new CustomPolicyException(source.file(), problems(said, source));
            }
            return classes.classes();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static List<Problem> problems(DiagnosticCollector<JavaFileObject> said,
            SourceFile source) {
        return said.getDiagnostics().stream()
                .filter(line -> line.getKind() == Diagnostic.Kind.ERROR)
                .map(line -> CompilerWords.problem(line, source.className())).toList();
    }

    /**
     * Where the interface is. A class that comes out of an AOT cache does not know it: the cache
     * may have been made where the jar no longer lies.
     */
    private static String classPath() {
        return System.getProperty("java.class.path");
    }

    /** A file for the compiler, which compares its name with the public class's. */
    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(SourceFile source) {
            super(uri(source.name()), Kind.SOURCE);
            this.text = source.text();
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }

        private static URI uri(String name) {
            try {
                return new URI("memory", null, "/" + name, null);
            } catch (URISyntaxException impossible) {
                throw new IllegalArgumentException(impossible);
            }
        }
    }
}
