package dev.servelab.protocol.http;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A list of entity tags, RFC 9110 section 8.8.3, which {@code *} is too; a file's is its version in
 * quotes. A list that is not well formed to its end has no tags.
 */
final class EntityTags {
    private static final EntityTags NONE = new EntityTags(false);
    private static final EntityTags ANY = new EntityTags(true);

    private final boolean any;
    /** What stands between the quotes. */
    private final Set<String> strong = new HashSet<>();
    private final Set<String> weak = new HashSet<>();

    private EntityTags(boolean any) {
        this.any = any;
    }

    static EntityTags parse(String list) {
        if (list.equals("*")) {
            return ANY;
        }
        EntityTags tags = new EntityTags(false);
        int at = skip(list, 0);
        while (at < list.length()) {
            int end = tags.take(list, at);
            int next = skip(list, end);
            if (end < 0 || (next < list.length() && !hasComma(list, end, next))) {
                return NONE;
            }
            at = next;
        }
        return tags;
    }

    /** Whether If-Match holds, section 13.1.1: by strong comparison. No tag is no version's. */
    boolean match(@Nullable String version) {
        return any || (version != null && strong.contains(version));
    }

    /** Whether a tag of If-None-Match is the version's, section 13.1.2: by weak comparison. */
    boolean matchWeakly(@Nullable String version) {
        return match(version) || (version != null && weak.contains(version));
    }

    /** Whether If-Range is the version's strong tag, section 13.1.5. A date never is. */
    static boolean isExactly(String field, String version) {
        return field.length() == version.length() + 2 && field.startsWith("\"")
                && field.endsWith("\"") && field.startsWith(version, 1);
    }

    /** Takes the tag that begins there; returns where it ends, or -1 if there is none. */
    private int take(String list, int from) {
        boolean isWeak = list.startsWith("W/", from);
        int tag = isWeak ? from + 2 : from;
        int end = tagEnd(list, tag);
        if (end >= 0) {
            (isWeak ? weak : strong).add(list.substring(tag + 1, end - 1));
        }
        return end;
    }

    /** Past spaces and the commas of empty elements, section 5.6.1.2. */
    private static int skip(String list, int from) {
        int i = Math.max(from, 0);
        while (i < list.length() && (list.charAt(i) == ',' || isSpace(list.charAt(i)))) {
            i++;
        }
        return i;
    }

    private static boolean hasComma(String list, int from, int to) {
        return list.substring(from, to).indexOf(',') >= 0;
    }

    /** Behind the tag's second quote, or -1 if no tag stands there. */
    private static int tagEnd(String list, int from) {
        if (from >= list.length() || list.charAt(from) != '"') {
            return -1;
        }
        int i = from + 1;
        while (i < list.length() && isTagCharacter(list.charAt(i))) {
            i++;
        }
        return i < list.length() && list.charAt(i) == '"' ? i + 1 : -1;
    }

    private static boolean isTagCharacter(char c) {
        return c > ' ' && c != '"' && c != 0x7F;
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t';
    }
}
