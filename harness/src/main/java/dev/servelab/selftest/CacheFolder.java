package dev.servelab.selftest;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where a user's programs keep what can be made again, by the custom of each system. */
final class CacheFolder {
    private static final String NAME = "servelab";

    private CacheFolder() {}

    static Path ofUser() {
        return of(System.getProperty("os.name", ""), System.getenv(),
                Path.of(System.getProperty("user.home", ".")));
    }

    /** Windows: Local AppData; macOS: Library/Caches; others: XDG's cache folder. */
    static Path of(String system, Map<String, String> environment, Path home) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            return orElse(environment.get("LOCALAPPDATA"), home.resolve("AppData/Local"))
                    .resolve(NAME);
        }
        if (name.startsWith("mac")) {
            return home.resolve("Library/Caches").resolve(NAME);
        }
        return orElse(environment.get("XDG_CACHE_HOME"), home.resolve(".cache")).resolve(NAME);
    }

    /** The specification wants a path that is not absolute to be passed over. */
    private static Path orElse(@Nullable String wanted, Path otherwise) {
        if (wanted == null || wanted.isEmpty()) {
            return otherwise;
        }
        Path path = Path.of(wanted);
        return path.isAbsolute() ? path : otherwise;
    }
}
