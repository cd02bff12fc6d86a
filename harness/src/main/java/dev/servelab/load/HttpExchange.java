package dev.servelab.load;

import dev.servelab.workload.WorkFile;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

import static java.nio.charset.StandardCharsets.US_ASCII;

/**
 * GET over HTTP/1.1 (RFC 9112): content by Content-Length, in chunks, or until the server closes.
 * Another status than 200 ends the exchange with the head.
 */
final class HttpExchange implements Exchange {
    private static final int LINE_BYTES_MOST = 8_192;
    /** All lines of a head, or of the trailer fields, together. */
    private static final int LINES_MOST = 1_000;

    private enum Part {
        STATUS, FIELDS, SIZED, CHUNK_SIZE, CHUNK, CHUNK_END, TRAILER, UNTIL_CLOSE, COMPLETE
    }

    private final String host;
    private final LineBuffer line = new LineBuffer(LINE_BYTES_MOST);
    private final HttpHead head = new HttpHead();
    private final Body body;
    /** The last request, and what it asked for: often the next one is the same. */
    private @Nullable String requested;
    private ByteBuffer request = ByteBuffer.allocate(0);
    private Part part = Part.COMPLETE;
    private long restBytes;
    private int lines;
    private boolean reusable = true;
    private @Nullable ErrorClass error;

    HttpExchange(String host, boolean verify) {
        this.host = host;
        this.body = new Body(verify);
    }

    @Override
    public ByteBuffer begin(WorkFile file) {
        line.clear();
        body.begin(file);
        part = Part.STATUS;
        lines = 0;
        error = null;
        if (!file.name().equals(requested)) {
            requested = file.name();
            request = encoded(requested);
        }
        return request.rewind();
    }

    private ByteBuffer encoded(String name) {
        byte[] line = ("GET " + HttpTarget.path(name) + " HTTP/1.1\r\nHost: " + host
                + "\r\nUser-Agent: servelab\r\n\r\n").getBytes(US_ASCII);
        return ByteBuffer.wrap(line);
    }

    @Override
    public boolean receive(ByteBuffer bytes) {
        while (bytes.hasRemaining() && part != Part.COMPLETE) {
            switch (part) {
                case SIZED, CHUNK, UNTIL_CLOSE -> takeBody(bytes);
                default -> takeLine(bytes);
            }
        }
        if (bytes.hasRemaining()) {
            reusable = false;
            error = error == null ? ErrorClass.CORRUPT : error;
            bytes.position(bytes.limit());
        }
        return part == Part.COMPLETE;
    }

    private void takeLine(ByteBuffer bytes) {
        boolean understood = true;
        if (line.take(bytes)) {
            lines++;
            understood = lines <= LINES_MOST && line();
        }
        if (!understood || line.isTooLong()) {
            fail(ErrorClass.CORRUPT);
        }
    }

    /** Looks at a whole line. Returns false if it has no place here. */
    private boolean line() {
        boolean empty = line.lengthWithoutCr() == 0;
        return switch (part) {
            case STATUS -> {
                part = Part.FIELDS;
                yield head.status(line);
            }
            case FIELDS -> {
                if (empty) {
                    headEnded();
                }
                yield empty || head.field(line);
            }
            case CHUNK_SIZE -> chunkSize();
            case CHUNK_END -> {
                part = Part.CHUNK_SIZE;
                yield empty;
            }
            default -> { // TRAILER
                if (empty) {
                    complete();
                }
                yield true;
            }
        };
    }

    private void headEnded() {
        reusable = head.isKeptOpen();
        if (head.isInterim()) {
            part = Part.STATUS;
        } else if (!head.isOk()) {
            fail(ErrorClass.HTTP_STATUS);
        } else if (head.isChunked()) {
            part = Part.CHUNK_SIZE;
        } else if (head.contentBytes() == HttpHead.UNKNOWN) {
            part = Part.UNTIL_CLOSE;
            restBytes = Long.MAX_VALUE;
        } else {
            part = Part.SIZED;
            restBytes = head.contentBytes();
            if (restBytes == 0) {
                complete();
            }
        }
    }

    private boolean chunkSize() {
        lines = 0; // there may be any number of chunks
        long size = HttpChunks.size(line);
        part = size == 0 ? Part.TRAILER : Part.CHUNK;
        restBytes = size;
        return size >= 0;
    }

    private void takeBody(ByteBuffer bytes) {
        int count = (int) Math.min(restBytes, bytes.remaining());
        body.take(bytes, count);
        restBytes -= count;
        if (restBytes == 0) {
            if (part == Part.CHUNK) {
                part = Part.CHUNK_END;
            } else {
                complete();
            }
        }
    }

    private void complete() {
        part = Part.COMPLETE;
        error = body.judge();
    }

    private void fail(ErrorClass how) {
        part = Part.COMPLETE;
        error = how;
        reusable = false;
    }

    @Override
    public void closed() {
        if (part == Part.UNTIL_CLOSE) {
            complete();
        } else if (part != Part.COMPLETE) {
            fail(ErrorClass.SHORT);
        }
        reusable = false;
    }

    @Override
    public @Nullable ErrorClass error() {
        return error;
    }

    @Override
    public boolean reusable() {
        return reusable;
    }

    @Override
    public long bodyBytes() {
        return body.bytes();
    }
}
