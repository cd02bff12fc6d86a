package dev.servelab.front;

import dev.servelab.cache.Selection;
import dev.servelab.cache.Transfer;
import dev.servelab.disk.Waiter;
import dev.servelab.protocol.ErrorCode;
import dev.servelab.protocol.Request;
import dev.servelab.protocol.RequestDecoder;
import dev.servelab.protocol.WireNames;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The native wire: one line asks, frames answer. */
final class NativeWire implements Wire {
    private static final int BAD_REQUESTS_AT_MOST = 3;
    static final FileListing.Form FILES = new FileListing.Form() {
        @Override
        public Reply of(FileListing.Built built) {
            return new NativeTextReply(built.lines());
        }

        @Override
        public Reply refused(Transfer.Refused why) {
            return new ErrorReply(why.code(), why.text());
        }
    };

    private final FrontFactory shared;
    private final RequestDecoder decoder;
    /** For all files of this connection; null before the first. */
    private @Nullable NativeTransferReply file;
    /** Taken last; null between requests, because thousands of connections are idle. */
    private @Nullable Request request;
    private int badRequests;

    NativeWire(FrontFactory shared) {
        this.shared = shared;
        this.decoder = new RequestDecoder(shared.known);
    }

    @Override
    public boolean take(ByteBuffer in) {
        Request next = decoder.decode(in);
        if (next == null) {
            return false;
        }
        request = next;
        return true;
    }

    @Override
    public boolean isMidRequest() {
        return decoder.midLine();
    }

    @Override
    public Reply answer(long arrivedNanos, Waiter waiter) {
        return shared.isStopping()
                ? new ErrorReply(ErrorCode.SHUTTING_DOWN, FrontFactory.STOPPING)
                : answer(taken(), arrivedNanos, waiter);
    }

    @Override
    public Reply farewell(ErrorCode why, String text) {
        return new ErrorReply(why, text);
    }

    /** Some errors are the last word, whoever said them: the wire, the cache, the listing. */
    @Override
    public boolean endsAfter(Reply reply) {
        ErrorCode said = reply.error();
        if (said == ErrorCode.BAD_REQUEST) {
            badRequests++;
        }
        boolean closes = request instanceof Request.Bad bad && bad.closes();
        request = null;
        return closes || badRequests >= BAD_REQUESTS_AT_MOST || (said != null && said.closes());
    }

    /** It has no word for that. */
    @Override
    public boolean isPeerDone() {
        return false;
    }

    @Override
    public String verb() {
        return switch (taken()) {
            case Request.Get get -> "GET";
            case Request.Range range -> "RANGE";
            case Request.ListCached list -> "LIST";
            case Request.Files files -> "FILES";
            case Request.Stats stats -> "STATS";
            case Request.Bad bad -> "-";
        };
    }

    @Override
    public String name() {
        return switch (taken()) {
            case Request.Get get -> WireNames.encode(get.name());
            case Request.Range range -> WireNames.encode(range.name());
            default -> "";
        };
    }

    private Reply answer(Request asked, long arrivedNanos, Waiter waiter) {
        return switch (asked) {
            case Request.Get get -> file(waiter).begin(get.name(), Selection.WHOLE, arrivedNanos);
            case Request.Range range -> file(waiter).begin(range.name(),
                    Selection.from(range.first(), range.version()), arrivedNanos);
            case Request.ListCached list -> new NativeTextReply(CachedListing.encode(shared.cache));
            case Request.Files files -> shared.listing.reply(FILES, waiter);
            case Request.Stats stats ->
                new NativeTextReply(shared.stats().getBytes(StandardCharsets.UTF_8));
            case Request.Bad bad -> new ErrorReply(bad.code(), bad.text());
        };
    }

    private NativeTransferReply file(Waiter waiter) {
        if (file == null) {
            file = new NativeTransferReply(shared.cache.newTransfer(waiter), shared.settings);
        }
        return file;
    }

    private Request taken() {
        if (request == null) {
            throw new IllegalStateException("nothing was asked yet");
        }
        return request;
    }
}
