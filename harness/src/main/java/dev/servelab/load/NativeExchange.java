package dev.servelab.load;

import dev.servelab.protocol.MalformedReplyException;
import dev.servelab.protocol.Replies;
import dev.servelab.protocol.ReplyHeader;
import dev.servelab.protocol.Request;
import dev.servelab.workload.WorkFile;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * GET on our own wire: OK, content, END, or an ERR line. What follows END at once and is not the
 * beginning of an ERR line (a server may say goodbye) makes the answer a wrong one.
 */
final class NativeExchange implements Exchange {
    private enum Part {
        HEAD, BODY, END, COMPLETE
    }

    private final LineBuffer line = new LineBuffer(Replies.MAX_LINE_BYTES);
    private final Body body;
    private Part part = Part.COMPLETE;
    private long restBytes;
    private boolean reusable = true;
    private @Nullable ErrorClass error;

    NativeExchange(boolean verify) {
        this.body = new Body(verify, true);
    }

    @Override
    public ByteBuffer begin(WorkFile file) {
        line.clear();
        body.begin(file);
        part = Part.HEAD;
        error = null;
        return ByteBuffer.wrap(Request.encode(new Request.Get(file.name())));
    }

    @Override
    public boolean receive(ByteBuffer bytes) {
        while (bytes.hasRemaining() && part != Part.COMPLETE) {
            switch (part) {
                case HEAD, END -> takeLine(bytes);
                case BODY -> takeBody(bytes);
                case COMPLETE -> throw new IllegalStateException("nothing was asked");
            }
        }
        if (bytes.hasRemaining()) {
            surplus(bytes);
        }
        return part == Part.COMPLETE;
    }

    private void takeLine(ByteBuffer bytes) {
        try {
            if (line.take(bytes)) {
                if (part == Part.HEAD) {
                    head();
                } else {
                    end();
                }
            } else if (line.isTooLong()) {
                fail(ErrorClass.CORRUPT);
            }
        } catch (MalformedReplyException notOurWire) {
            fail(ErrorClass.CORRUPT);
        }
    }

    private void head() throws MalformedReplyException {
        switch (Replies.parseHeader(line.bytes(), 0, line.length())) {
            case ReplyHeader.Ok ok -> {
                restBytes = ok.length();
                part = restBytes == 0 ? Part.END : Part.BODY;
            }
            case ReplyHeader.Refused refused -> {
                fail(ErrorClass.of(refused.code()));
                reusable = !refused.code().closes();
            }
        }
    }

    private void takeBody(ByteBuffer bytes) {
        int count = (int) Math.min(restBytes, bytes.remaining());
        body.take(bytes, count);
        restBytes -= count;
        if (restBytes == 0) {
            part = Part.END;
        }
    }

    private void end() throws MalformedReplyException {
        int declared = Replies.parseEnd(line.bytes(), 0, line.length());
        part = Part.COMPLETE;
        error = body.hasSum(declared) ? body.judge() : ErrorClass.CORRUPT;
    }

    private void surplus(ByteBuffer bytes) {
        reusable = false;
        if (error == null && bytes.get(bytes.position()) != 'E') {
            error = ErrorClass.CORRUPT;
        }
        bytes.position(bytes.limit());
    }

    @Override
    public void closed() {
        if (part != Part.COMPLETE) {
            fail(ErrorClass.SHORT);
        }
        reusable = false;
    }

    private void fail(ErrorClass how) {
        part = Part.COMPLETE;
        error = how;
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
