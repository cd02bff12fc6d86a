package dev.servelab.protocol.http;

import java.net.FileNameMap;
import java.net.URLConnection;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The media type of a file by the end of its name, from the JDK's own table. Text is UTF-8, like
 * everything here.
 */
public final class MediaTypes {
    /** The type of what has no other. */
    public static final String BYTES = "application/octet-stream";
    /** The type of a page. */
    public static final String HTML = "text/html; charset=utf-8";
    /** The type of a refusal. */
    public static final String TEXT = "text/plain; charset=utf-8";
    /** The type of the counters. */
    public static final String JSON = "application/json";

    /** The table has about a hundred; a file's name may end with anything. */
    private static final int KEPT_AT_MOST = 1_000;
    private static final FileNameMap TABLE = URLConnection.getFileNameMap();
    /** The table is searched under a lock and with copies of the name; this is not. */
    private static final Map<String, String> KNOWN = new ConcurrentHashMap<>();

    private MediaTypes() {}

    /** The type of the file {@code name}. Any thread. */
    public static String of(String name) {
        int dot = name.lastIndexOf('.');
        if (dot < 0 || name.indexOf('/', dot) >= 0) {
            return BYTES;
        }
        String end = name.substring(dot);
        String known = KNOWN.get(end);
        return known == null ? lookUp(end) : known;
    }

    private static String lookUp(String end) {
        String type = complete(TABLE.getContentTypeFor("x" + end.toLowerCase(Locale.ROOT)));
        if (KNOWN.size() < KEPT_AT_MOST) {
            KNOWN.put(end, type);
        }
        return type;
    }

    private static String complete(@Nullable String type) {
        if (type == null) {
            return BYTES;
        }
        return type.startsWith("text/") ? type + "; charset=utf-8" : type;
    }
}
