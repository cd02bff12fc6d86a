package dev.servelab.protocol.http;

import dev.servelab.protocol.MalformedNameException;

/**
 * What a request's target stands for (RFC 9112 section 3.2). A query is cut off; what is left is
 * decoded once, then read as UTF-8, then is a name like those of the native wire, and not yet held
 * against the rules of the shared directory.
 */
public sealed interface Target {
    /** Under it stand the server's own pages; a folder of this name is for the native wire. */
    String OWN = "/_servelab/";

    /** A file's name, with {@code /} between folders; never empty. */
    record FileName(String name) implements Target {}

    /**
     * A folder.
     *
     * @param prefix what the names in it begin with: empty for the root, else ends with {@code /}
     */
    record Folder(String prefix) implements Target {}

    /**
     * One of the server's own pages.
     *
     * @param page what stands behind {@link #OWN}; empty for the live page
     */
    record Own(String page) implements Target {}

    /** {@link #OWN} without its last slash: to be sent there, 301. */
    record OwnWithoutSlash() implements Target {}

    /** No name. To be refused with 400, the connection kept. */
    record Malformed(String text) implements Target {}

    /**
     * What {@code target} stands for. The host of an absolute target is heeded as little as the
     * field Host is: every host has the same files (RFC 9112 section 3.2.2).
     *
     * @param target of a GET or HEAD, visible ASCII
     */
    static Target of(String target) {
        int query = target.indexOf('?');
        String path = TargetText.path(query < 0 ? target : target.substring(0, query));
        if (!path.startsWith("/")) {
            return new Malformed("expected a path or an http address");
        }
        try {
            return ofName(TargetText.decode(path));
        } catch (MalformedNameException e) {
            return new Malformed(String.valueOf(e.getMessage()));
        }
    }

    /**
     * The path that stands for a file's name, or for a folder's prefix: what {@link #of} makes the
     * same name of. Has letters, digits and {@code -._~!$&'()*+,;=:@/} (RFC 3986 section 3.3); all
     * else is escaped.
     *
     * @throws IllegalArgumentException if the name has half a surrogate pair, which UTF-8 lacks
     */
    static String path(String name) {
        return TargetText.encode(name);
    }

    private static Target ofName(String path) {
        if (path.startsWith(OWN)) {
            return new Own(path.substring(OWN.length()));
        }
        if (OWN.startsWith(path) && path.length() == OWN.length() - 1) {
            return new OwnWithoutSlash();
        }
        String name = path.substring(1);
        if (name.startsWith("/")) {
            return new Malformed("empty component in name");
        }
        return name.isEmpty() || name.endsWith("/") ? new Folder(name) : new FileName(name);
    }
}
