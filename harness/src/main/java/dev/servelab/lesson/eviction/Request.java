package dev.servelab.lesson.eviction;

import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One step of a script: a request for a file, the end of a transfer or of a load, or a look at what
 * is cached. As it is typed: {@code A}, {@code A:10}, {@code A:10+} (its reader is slow),
 * {@code A:10~} (the disk is slow), {@code A-} (a slow reader ends), {@code A!} (the load ends),
 * {@code list}.
 *
 * @param text  as it was typed
 * @param name  of the file; empty for {@code list}
 * @param bytes the size that was given with it
 */
public record Request(String text, Kind kind, String name, OptionalLong bytes) {
    /** What happens. */
    public enum Kind {
        /** A file is asked for and sent at once. */
        GET,
        /** A file is asked for, and its reader takes it slowly: it holds the file. */
        GET_SLOWLY,
        /** A file is asked for, and the disk is slow: if it is loaded, the load goes on. */
        GET_FROM_SLOW_DISK,
        /** Both. */
        GET_ALL_SLOWLY,
        /** The slow reader of a file that began first has all of it. */
        READER_ENDS,
        /** The slow load of a file has all of it. */
        LOAD_ENDS,
        /** Nothing is asked for: what is cached is listed. */
        LIST;

        boolean isGet() {
            return this == GET || holdsReader() || holdsLoad();
        }

        boolean holdsReader() {
            return this == GET_SLOWLY || this == GET_ALL_SLOWLY;
        }

        boolean holdsLoad() {
            return this == GET_FROM_SLOW_DISK || this == GET_ALL_SLOWLY;
        }
    }

    private static final Pattern FORM = Pattern.compile(
            "(?<name>[\\p{L}\\p{N}_./-]+?)(?::(?<size>[0-9]+[A-Za-z]*))?(?<mark>~\\+|~|\\+|-|!)?");
    private static final int NAME_LIMIT = 24;

    static Request parse(String text) throws WrongRequest {
        if (text.equals("list")) {
            return new Request(text, Kind.LIST, "", OptionalLong.empty());
        }
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new WrongRequest("wrong.request", text);
        }
        String mark = form.group("mark") == null ? "" : form.group("mark");
        Kind kind = switch (mark) {
            case "+" -> Kind.GET_SLOWLY;
            case "~" -> Kind.GET_FROM_SLOW_DISK;
            case "~+" -> Kind.GET_ALL_SLOWLY;
            case "-" -> Kind.READER_ENDS;
            case "!" -> Kind.LOAD_ENDS;
            default -> Kind.GET;
        };
        String size = form.group("size");
        if (size != null && !kind.isGet()) {
            throw new WrongRequest("wrong.request", text);
        }
        if (form.group("name").length() > NAME_LIMIT) {
            throw new WrongRequest("wrong.name", text, NAME_LIMIT);
        }
        return new Request(text, kind, form.group("name"),
                size == null ? OptionalLong.empty() : OptionalLong.of(ByteUnit.bytes(size)));
    }
}
