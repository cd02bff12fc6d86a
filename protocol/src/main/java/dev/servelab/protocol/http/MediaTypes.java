package dev.servelab.protocol.http;

import java.net.FileNameMap;
import java.net.URLConnection;
import java.util.Locale;
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

    private static final FileNameMap TABLE = URLConnection.getFileNameMap();
    /**
     * The table is searched under a lock and with copies of the name; this is not. Each place is
     * for all ends of a hash, and holds the last of them: names are a client's choice, and what is
     * kept for them is not. A place is read and written by any thread; what stands in it never
     * changes.
     */
    private static final @Nullable Known[] KNOWN = new Known[256];

    /** An end, with its dot, and its type. */
    private record Known(String end, String type) {
        boolean isEndOf(String name, int dot) {
            return name.length() - dot == end.length() && name.startsWith(end, dot);
        }
    }

    private MediaTypes() {}

    /** The type of the file {@code name}. Any thread. */
    public static String of(String name) {
        int dot = name.lastIndexOf('.');
        if (dot < 0) {
            return BYTES;
        }
        int hash = 0;
        for (int i = dot + 1; i < name.length(); i++) {
            if (name.charAt(i) == '/') {
                return BYTES;
            }
            hash = 31 * hash + name.charAt(i);
        }
        int place = (hash ^ (hash >>> 8)) & (KNOWN.length - 1);
        Known known = KNOWN[place];
        if (known == null || !known.isEndOf(name, dot)) {
            known = lookUp(name.substring(dot));
            KNOWN[place] = known;
        }
        return known.type;
    }

    private static Known lookUp(String end) {
        // The table takes # for the beginning of a fragment; in a name it is a letter like others.
        String type = end.indexOf('#') < 0
                ? TABLE.getContentTypeFor("x" + end.toLowerCase(Locale.ROOT))
                : null;
        return new Known(end, complete(type));
    }

    private static String complete(@Nullable String type) {
        if (type == null) {
            return BYTES;
        }
        return type.startsWith("text/") ? type + "; charset=utf-8" : type;
    }
}
