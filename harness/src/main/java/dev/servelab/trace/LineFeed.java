package dev.servelab.trace;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** The lines of a text, in place: no copy is made of any. LF or CR LF ends one. One thread. */
final class LineFeed {
    /** Longer than any name of a file. */
    static final int MOST_LINE_BYTES = 8_192;

    /** The window that {@link #from} and {@link #to} are places in. */
    final byte[] bytes;
    /** The first byte of the line. */
    int from;
    /** The first after it. */
    int to;

    private final ByteFeed feed;
    private long number;

    LineFeed(ByteFeed feed) {
        this.feed = feed;
        this.bytes = feed.bytes;
    }

    /** Goes on to the next line. False at the end of the text. */
    boolean next() throws IOException {
        int end = lineFeed(feed.from);
        if (end < 0) {
            return lastLine();
        }
        number++;
        line(feed.from, end);
        feed.from = end + 1;
        return true;
    }

    /** Which line it is, from 1; 0 before the first. */
    String position() {
        return "line " + number;
    }

    /** What is wrong with the line. */
    BrokenTraceException wrong(String why) {
        return new BrokenTraceException(feed.name() + ", " + position() + ": " + why);
    }

    /** A part of the line as text. */
    String text(int first, int after) throws BrokenTraceException {
        try {
            return StandardCharsets.UTF_8.newDecoder()
                    .decode(ByteBuffer.wrap(bytes, first, after - first)).toString();
        } catch (CharacterCodingException notText) {
            throw wrong("not UTF-8");
        }
    }

    /** Moves the ends of the line inwards, past spaces and tabs. */
    void strip() {
        while (from < to && isSpace(bytes[from])) {
            from++;
        }
        while (from < to && isSpace(bytes[to - 1])) {
            to--;
        }
    }

    static boolean isSpace(byte b) {
        return b == ' ' || b == '\t';
    }

    /** Where the line that begins at {@code start} ends; -1 at the end of the text. */
    private int lineFeed(int start) throws IOException {
        int at = start;
        while (true) {
            for (; at < feed.to; at++) {
                if (bytes[at] == '\n') {
                    return checked(at);
                }
            }
            int length = checked(at) - feed.from;
            if (!feed.more()) {
                return -1;
            }
            at = feed.from + length;
        }
    }

    /** The text ends without a line feed: what is left is a line, if it is anything. */
    private boolean lastLine() {
        if (feed.from == feed.to) {
            return false;
        }
        number++;
        line(feed.from, feed.to);
        feed.from = feed.to;
        return true;
    }

    private void line(int first, int after) {
        from = first;
        to = after > first && bytes[after - 1] == '\r' ? after - 1 : after;
    }

    private int checked(int at) throws BrokenTraceException {
        if (at - feed.from > MOST_LINE_BYTES) {
            number++;
            throw wrong("longer than " + MOST_LINE_BYTES + " bytes");
        }
        return at;
    }
}
