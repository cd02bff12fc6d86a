package dev.servelab.trace;

import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The catalogue of formats: a new one is its reader and a line here. */
public enum TraceFormat {
    LINES("lines", "one key a line", LinesReader::new),
    CSV("csv", "time,id,bytes", CsvReader::new),
    ORACLE_GENERAL("oracleGeneral", "records of 24 bytes, libCacheSim's",
            OracleGeneralReader::new),
    WEBCACHESIM("webcachesim", "time, id and size between spaces", WebcachesimReader::new),
    SERVELAB("servelab", "a recording of serve --record", RecordedReader::new),
    INT32("int32", "big-endian keys of 4 bytes", KeysReader::ofInts),
    INT64("int64", "big-endian keys of 8 bytes", KeysReader::ofLongs);

    /** Makes a reader of a format. */
    interface Maker {
        TraceReader over(ByteFeed feed) throws IOException;
    }

    private final String id;
    private final String description;
    @SuppressWarnings("ImmutableEnumChecker") // a constructor: it has no state
    private final Maker maker;

    TraceFormat(String id, String description, Maker maker) {
        this.id = id;
        this.description = description;
        this.maker = maker;
    }

    /** Reads what the feed holds; {@code format} null: what it seems to be. */
    static TraceReader reader(ByteFeed feed, @Nullable TraceFormat format) throws IOException {
        try {
            return (format == null ? FormatGuess.of(feed) : format).maker.over(feed);
        } catch (DamagedException damaged) {
            throw new BrokenTraceException(feed.name() + ": " + damaged.getMessage(), damaged);
        }
    }

    /** The name used on the command line and in results. */
    public String id() {
        return id;
    }

    /** One line that says what it is. */
    public String description() {
        return description;
    }

    /** The format with that name, in small or capital letters, if there is one. */
    public static Optional<TraceFormat> ofId(String id) {
        String wanted = id.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(format -> format.id.toLowerCase(Locale.ROOT).equals(wanted)).findFirst();
    }

    /** Every format there is, as help texts name them. */
    public static String possible() {
        return Arrays.stream(values()).map(TraceFormat::id).collect(Collectors.joining(", "));
    }
}
