package dev.servelab.trace;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A trace whose keys are names and stay so: {@code NAME} or {@code NAME,BYTES} a line, where a name
 * may hold commas too. Empty lines are no requests. One thread.
 */
public final class TextTrace implements Closeable {
    private final ByteFeed feed;
    private final LineFeed line;

    private TextTrace(ByteFeed feed) {
        this.feed = feed;
        this.line = new LineFeed(feed);
    }

    /** Begins to read a file, packed or not. */
    public static TextTrace open(Path file) throws IOException {
        return new TextTrace(FileTrace.feed(file));
    }

    /**
     * The name on the next line that is not empty; null after the last.
     *
     * @throws BrokenTraceException if the line is wrong, or the file is damaged
     */
    public @Nullable String next() throws IOException {
        try {
            while (line.next()) {
                if (line.from < line.to) {
                    return name(line.text(line.from, line.to));
                }
            }
            return null;
        } catch (DamagedException damaged) {
            throw new BrokenTraceException(
                    feed.name() + ": " + damaged.getMessage() + ", after " + line.position(),
                    damaged);
        }
    }

    /** What is wrong with the line read last. */
    public IOException wrong(String why) {
        return line.wrong(why);
    }

    /** What stands before the last comma; the whole where there is none. */
    private String name(String text) throws IOException {
        int comma = text.lastIndexOf(',');
        String name = comma < 0 ? text : text.substring(0, comma);
        if (name.isEmpty()) {
            throw wrong("no name before the comma");
        }
        String bytes = comma < 0 ? "0" : text.substring(comma + 1);
        if (!bytes.matches("[0-9]{1,18}")) {
            throw wrong("'" + bytes + "' is not a number of bytes");
        }
        return name;
    }

    @Override
    public void close() throws IOException {
        feed.close();
    }
}
