package dev.servelab.protocol.http;

/** Lists of entity tags, RFC 9110 section 8.8.3; ours are versions in quotes, and strong. */
final class EntityTags {
    private EntityTags() {}

    /** Whether If-Match holds, section 13.1.1: by strong comparison. */
    static boolean match(String list, String version) {
        return contains(list, version, false);
    }

    /** Whether a tag of If-None-Match is the version's, section 13.1.2: by weak comparison. */
    static boolean matchWeakly(String list, String version) {
        return contains(list, version, true);
    }

    /** Whether If-Range is the version's strong tag, section 13.1.5. A date never is. */
    static boolean isExactly(String field, String version) {
        return isTag(field, 0, field.length(), version);
    }

    /** A list that is not well formed to its end has no tags. */
    private static boolean contains(String list, String version, boolean weakly) {
        if (list.equals("*")) {
            return true;
        }
        boolean found = false;
        int at = 0;
        while (at < list.length()) {
            at = skip(list, at);
            if (at == list.length()) {
                break;
            }
            boolean weak = list.startsWith("W/", at);
            int tag = weak ? at + 2 : at;
            int end = tagEnd(list, tag);
            if (end < 0) {
                return false;
            }
            found |= (weakly || !weak) && isTag(list, tag, end, version);
            at = end;
            while (at < list.length() && isSpace(list.charAt(at))) {
                at++;
            }
            if (at < list.length() && list.charAt(at) != ',') {
                return false;
            }
        }
        return found;
    }

    /** Past spaces and the commas of empty elements, section 5.6.1.2. */
    private static int skip(String list, int from) {
        int i = from;
        while (i < list.length() && (list.charAt(i) == ',' || isSpace(list.charAt(i)))) {
            i++;
        }
        return i;
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

    private static boolean isTag(String text, int from, int to, String version) {
        return to - from == version.length() + 2 && text.charAt(from) == '"'
                && text.charAt(to - 1) == '"' && text.startsWith(version, from + 1);
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t';
    }
}
