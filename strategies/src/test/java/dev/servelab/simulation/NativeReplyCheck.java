package dev.servelab.simulation;

import dev.servelab.protocol.ErrorCode;
import dev.servelab.protocol.MalformedReplyException;
import dev.servelab.protocol.Replies;
import dev.servelab.protocol.ReplyHeader;

/** Replies of the native wire: a header, bytes, and END. */
final class NativeReplyCheck extends ReplyCheck {
    private static final int BAD_REQUESTS_AT_MOST = 3;

    private boolean endIsNext;
    private int badRequests;

    NativeReplyCheck(World world) {
        super(world);
    }

    @Override
    void lineEnded(byte[] line, int length) throws MalformedReplyException {
        if (endIsNext) {
            endIsNext = false;
            current().end(Replies.parseEnd(line, 0, length));
            answered(false);
        } else {
            header(Replies.parseHeader(line, 0, length));
        }
    }

    @Override
    void body(byte[] bytes, int count) {
        current().body(bytes, count);
    }

    @Override
    void bodyEnded() {
        endIsNext = true;
    }

    private void header(ReplyHeader header) {
        switch (header) {
            case ReplyHeader.Ok ok -> {
                if (current() instanceof FileAsk) {
                    countHeader();
                }
                current().ok(ok.length(), ok.version());
                expectBody(ok.length());
            }
            case ReplyHeader.Refused refused -> refused(refused.code());
        }
    }

    private void refused(ErrorCode code) {
        if (unasked() != null) {
            refusedUnasked(code);
            return;
        }
        current().refused(code);
        badRequests += code == ErrorCode.BAD_REQUEST ? 1 : 0;
        answered(code.closes() || badRequests == BAD_REQUESTS_AT_MOST
                || (current() instanceof BadAsk bad && bad.closes()));
    }
}
