package dev.servelab.front;

import dev.servelab.cache.Transfer;
import dev.servelab.protocol.http.Decision;
import dev.servelab.protocol.http.Head;
import dev.servelab.protocol.http.MediaTypes;
import dev.servelab.protocol.http.ResponseHead;
import dev.servelab.protocol.http.Status;
import dev.servelab.protocol.http.Target;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A file, a range of it, or what is said of it without its bytes, over HTTP; of one connection, for
 * one request after another.
 */
final class HttpTransferReply extends TransferReply {
    private final HttpWire wire;
    private final HttpSelection selection = new HttpSelection();
    private String name = "";

    HttpTransferReply(HttpWire wire, Transfer transfer, FrontSettings settings) {
        super(transfer, settings);
        this.wire = wire;
    }

    /** Begins to answer a request for a file of that name; the one before is closed. */
    HttpTransferReply begin(String file, Head.Request request, long arrivedNanos) {
        name = file;
        selection.begin(request);
        beginAnew(file, selection, arrivedNanos);
        return this;
    }

    @Override
    public void close() {
        super.close();
        name = "";
        selection.begin(null);
    }

    @Override
    void begin(ByteBuffer out, Transfer ready) {
        Decision decision = selection.decision();
        ResponseHead head = tagged(wire.head(out, decision.status()));
        if (decision.status() != Status.NOT_MODIFIED) {
            head.length(decision.end() - decision.first()).type(MediaTypes.of(name));
        }
        if (decision.status() == Status.PARTIAL_CONTENT) {
            head.range(decision.first(), decision.end(), selection.size());
        }
        String cacheStatus = cacheStatus(ready);
        if (cacheStatus != null) {
            head.cacheStatus(cacheStatus);
        }
        head.end();
    }

    @Override
    void end(ByteBuffer out, int sum) {
        // Its length says where it ends.
    }

    @Override
    Reply refusal(Transfer.Refused why) {
        if (why.folder()) {
            return wire.moved(Target.path(name + '/'));
        }
        if (selection.isRefused(Status.PRECONDITION_FAILED)) {
            return refusal(Status.PRECONDITION_FAILED, why);
        }
        if (selection.isRefused(Status.RANGE_NOT_SATISFIABLE)) {
            return refusal(Status.RANGE_NOT_SATISFIABLE, why);
        }
        return wire.refusal(why);
    }

    private Reply refusal(Status status, Transfer.Refused why) {
        return HttpTextReply.refusal(wire, status, why.text(),
                status == Status.RANGE_NOT_SATISFIABLE
                        ? head -> tagged(head).noRange(selection.size())
                        : this::tagged);
    }

    private ResponseHead tagged(ResponseHead head) {
        return head.version(selection.version(), selection.isSettled());
    }

    /** In the words of RFC 9211; null where the cache has not been asked for bytes. */
    private static @Nullable String cacheStatus(Transfer ready) {
        return switch (ready.outcome()) {
            case HIT -> "hit";
            case SHARED_MISS -> "fwd=uri-miss; collapsed";
            case MISS -> ready.isPastCache() ? "fwd=uri-miss" : "fwd=uri-miss; stored";
            case BYPASS -> "fwd=bypass";
            case LOOKED_UP -> null;
        };
    }
}
