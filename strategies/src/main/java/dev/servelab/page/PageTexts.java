package dev.servelab.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** The texts in the jar that pages are put together from: templates, style sheets, scripts. */
public final class PageTexts {
    private PageTexts() {}

    /** The text {@code name} of the package of {@code owner}; else the one that all pages share. */
    public static String of(Class<?> owner, String name) {
        try (InputStream own = owner.getResourceAsStream(name);
                InputStream shared = PageTexts.class.getResourceAsStream(name)) {
            InputStream in = own == null ? shared : own;
            if (in == null) {
                throw new IllegalStateException("not in the jar: " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Those texts one after another, a line apart. */
    public static String joined(Class<?> owner, List<String> names) {
        return names.stream().map(name -> of(owner, name)).collect(Collectors.joining("\n"));
    }
}
