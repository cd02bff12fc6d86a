package dev.servelab.simulation;

import dev.servelab.protocol.ErrorCode;
import dev.servelab.protocol.http.Target;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

import static java.nio.charset.StandardCharsets.US_ASCII;

/**
 * GET and HEAD over HTTP, of a whole file or of a range, with or without conditions: what comes of
 * them follows from the version that the answer names, by rules that are written here a second
 * time (RFC 9110 section 13.2.2).
 */
final class HttpAsk extends FileAsk {
    /**
     * What is said beside the name; a version is null where there is no such condition.
     *
     * @param first of the range's bytes; negative: there is no range
     * @param last  of the range's bytes
     */
    record Terms(String method, long first, long last, @Nullable String ifMatch,
            @Nullable String ifNoneMatch, @Nullable String ifRange, boolean closes) {
        boolean hasRange() {
            return first >= 0;
        }
    }

    /** What a file has for its conditions while its last change is recent. */
    private static final String NO_VERSION = "";

    private static final int OK = 200;
    private static final int PARTIAL = 206;
    private static final int NOT_MODIFIED = 304;
    private static final int PRECONDITION_FAILED = 412;
    private static final int NOT_SATISFIABLE = 416;

    private final Terms terms;
    private boolean bytesFollow;

    HttpAsk(World world, NamedFile file, Terms terms) {
        super(world, head(file.name, terms).getBytes(US_ASCII), file, 0, null);
        this.terms = terms;
    }

    static HttpAsk whole(World world, NamedFile file) {
        return new HttpAsk(world, file, new Terms("GET", -1, -1, null, null, null, false));
    }

    boolean closes() {
        return terms.closes();
    }

    /** Whether bytes of the file follow the head: then the cache has counted it. */
    boolean isAnsweredByBytes() {
        return bytesFollow;
    }

    /** The head of the answer, its names in small letters; returns how many bytes must follow. */
    long head(int status, Map<String, String> fields) {
        world.tally.count("http " + status);
        expect(fields.containsKey("date") && fields.containsKey("server"), "head " + fields);
        String tag = fields.get("etag");
        long length = Long.parseLong(fields.getOrDefault("content-length", "0"));
        if (tag == null) {
            expect(refusals(status, fields).stream().anyMatch(this::explains),
                    status + ", and nothing explains it");
        } else {
            boolean weak = tag.startsWith("W/");
            String version = weak
                    ? tag.substring(3, tag.length() - 2)
                    : tag.substring(1, tag.length() - 1);
            expect(tag.equals(weak ? "W/\"" + version + "~\"" : '"' + version + '"'), tag);
            world.tally.count(weak ? "http weak tag" : "http strong tag");
            int size = promise(version);
            expect(status == expected(weak ? NO_VERSION : version, size),
                    status + " for " + tag);
            checkFields(status, size, length, fields);
        }
        return terms.method().equals("HEAD") ? 0 : length;
    }

    @Override
    void body(byte[] bytes, int count) {
        if (bytesFollow) {
            super.body(bytes, count);
        }
    }

    @Override
    void end(int sum) {
        if (bytesFollow) {
            checkNotTorn();
        }
    }

    private void checkFields(int status, int size, long length, Map<String, String> fields) {
        String range = fields.get("content-range");
        switch (status) {
            case OK -> {
                expect(length == size, "length " + length + " of " + size);
                bytesFollow = terms.method().equals("GET");
            }
            case PARTIAL -> {
                long end = Math.min(terms.last() + 1, size);
                expect(length == end - terms.first() && ("bytes " + terms.first() + '-' + (end - 1)
                        + '/' + size).equals(range), "range " + range + ", length " + length);
                beginAt((int) terms.first());
                bytesFollow = true;
            }
            case NOT_SATISFIABLE -> expect(("bytes */" + size).equals(range), "range " + range);
            default -> expect(range == null, "range " + range);
        }
    }

    private int expected(String version, int size) {
        if (terms.ifMatch() != null && !terms.ifMatch().equals(version)) {
            return PRECONDITION_FAILED;
        }
        if (version.equals(terms.ifNoneMatch())) {
            return NOT_MODIFIED;
        }
        if (!terms.hasRange() || terms.method().equals("HEAD")
                || (terms.ifRange() != null && !terms.ifRange().equals(version))) {
            return OK;
        }
        return terms.first() < size ? PARTIAL : NOT_SATISFIABLE;
    }

    /** What each wire has its own words for; nothing else is said without a version. */
    private static List<ErrorCode> refusals(int status, Map<String, String> fields) {
        return switch (status) {
            case 400 -> List.of(ErrorCode.BAD_NAME);
            case 403 -> List.of(ErrorCode.DENIED, ErrorCode.NOT_A_FILE);
            case 404 -> List.of(ErrorCode.NOT_FOUND);
            case 500 -> List.of(ErrorCode.IO_ERROR);
            case 503 -> fields.containsKey("retry-after")
                    ? List.of(ErrorCode.BUSY)
                    : List.of(ErrorCode.SHUTTING_DOWN);
            default -> List.of();
        };
    }

    private static String head(String name, Terms terms) {
        StringBuilder head = new StringBuilder(terms.method()).append(' ')
                .append(Target.path(name)).append(" HTTP/1.1\r\nHost: simulated\r\n");
        if (terms.hasRange()) {
            head.append("Range: bytes=").append(terms.first()).append('-').append(terms.last())
                    .append("\r\n");
        }
        tag(head, "If-Match", terms.ifMatch());
        tag(head, "If-None-Match", terms.ifNoneMatch());
        tag(head, "If-Range", terms.ifRange());
        if (terms.closes()) {
            head.append("Connection: close\r\n");
        }
        return head.append("\r\n").toString();
    }

    private static void tag(StringBuilder head, String field, @Nullable String version) {
        if (version != null) {
            head.append(field).append(": \"").append(version).append("\"\r\n");
        }
    }
}
