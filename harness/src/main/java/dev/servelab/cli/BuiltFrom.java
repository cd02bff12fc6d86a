package dev.servelab.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * What this program was built from, as the build noted it beside this class. A build outside a
 * clone notes nothing, and its texts are empty.
 *
 * @param version of the jar; {@code (development build)} for classes outside one
 * @param commit abbreviated
 * @param date ISO, of the commit
 * @param isChanged whether files that git knows differed from the commit
 */
record BuiltFrom(String version, String commit, String date, boolean isChanged) {
    private static final String NOTE = "built-from.properties";

    static BuiltFrom read() {
        String version = Main.class.getPackage().getImplementationVersion();
        try (InputStream note = BuiltFrom.class.getResourceAsStream(NOTE)) {
            return of(version, note);
        } catch (IOException brokenJar) {
            throw new UncheckedIOException(brokenJar);
        }
    }

    /** @param note as git-commit-id-maven-plugin writes it; null where there was no clone */
    static BuiltFrom of(@Nullable String version, @Nullable InputStream note) throws IOException {
        Properties noted = new Properties();
        if (note != null) {
            noted.load(note);
        }
        return new BuiltFrom(version == null ? "(development build)" : version,
                noted.getProperty("git.commit.id.abbrev", ""),
                noted.getProperty("git.commit.time", ""),
                Boolean.parseBoolean(noted.getProperty("git.dirty")));
    }

    /** The line about the commit. */
    String source() {
        return commit.isEmpty()
                ? "built outside a clone"
                : "commit " + commit + " of " + date + (isChanged ? ", with local changes" : "");
    }
}
