package dev.servelab.front;

import dev.servelab.protocol.ErrorCode;
import dev.servelab.protocol.Replies;

/** One error line of the native wire. */
final class ErrorReply implements Reply {
    private final ErrorCode code;
    private final String text;
    private boolean sent;

    ErrorReply(ErrorCode code, String text) {
        this.code = code;
        this.text = text;
    }

    @Override
    public Step step(Output output) {
        if (sent) {
            return Step.DONE;
        }
        sent = true;
        output.compose().put(Replies.error(code, text));
        output.send();
        return Step.SEND;
    }

    @Override
    public String outcome() {
        return code.wire();
    }

    @Override
    public ErrorCode error() {
        return code;
    }

    @Override
    public long bodyBytes() {
        return 0;
    }

    @Override
    public void close() {}
}
