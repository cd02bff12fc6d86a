package dev.servelab.report;

import dev.servelab.testing.NotChecked;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/**
 * One Chromium for all test classes of a JVM that look at pages. Where there is none, their tests
 * do nothing, and it is noted what was not checked.
 */
final class Browser implements BeforeAllCallback, InvocationInterceptor {
    private final String pages;
    private Optional<Running> running = Optional.empty();

    /** @param pages what is looked at, in a few words */
    Browser(String pages) {
        this.pages = pages;
    }

    /** A page, shown. */
    Chromium.Page open(Path file, int width, String theme) throws Exception {
        return running.orElseThrow().chromium.open(file, width, theme);
    }

    /** The same, for somebody who prefers that nothing moves. */
    Chromium.Page openStill(Path file, int width, String theme) throws Exception {
        return running.orElseThrow().chromium.open(file, width, theme, true);
    }

    /** A page of a server of this machine; to be closed. */
    Chromium.Page visit(URI address, int width, String theme) throws Exception {
        return running.orElseThrow().chromium.visit(address, width, theme);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        Optional<Path> program = Chromium.find();
        if (program.isEmpty()) {
            NotChecked.here(pages + " in a browser", "there is no chromium");
            return;
        }
        running = Optional.of(context.getRoot()
                .getStore(ExtensionContext.Namespace.create(Browser.class))
                .computeIfAbsent("chromium", key -> new Running(program.get()), Running.class));
    }

    @Override
    public void interceptTestMethod(Invocation<@Nullable Void> test,
            ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        if (running.isPresent()) {
            test.proceed();
        } else {
            test.skip();
        }
    }

    /** Closed by JUnit after the last test of the JVM. */
    private static final class Running implements AutoCloseable {
        private final Path profile;
        private final Chromium chromium;

        Running(Path program) {
            try {
                profile = Files.createTempDirectory("servelab-chromium");
                chromium = Chromium.start(program, profile);
            } catch (Exception e) {
                throw new IllegalStateException("chromium does not start", e);
            }
        }

        @Override
        public void close() throws IOException {
            try {
                chromium.close();
            } catch (Exception e) {
                throw new IOException("chromium does not end", e);
            }
            try (Stream<Path> files = Files.walk(profile)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
