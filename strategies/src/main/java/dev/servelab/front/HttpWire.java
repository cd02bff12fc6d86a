package dev.servelab.front;

import dev.servelab.cache.Transfer;
import dev.servelab.disk.Waiter;
import dev.servelab.files.NameRules;
import dev.servelab.files.Refusal;
import dev.servelab.page.CachedJson;
import dev.servelab.page.LivePage;
import dev.servelab.page.Page;
import dev.servelab.protocol.ErrorCode;
import dev.servelab.protocol.WireNames;
import dev.servelab.protocol.http.Head;
import dev.servelab.protocol.http.HeadParser;
import dev.servelab.protocol.http.Method;
import dev.servelab.protocol.http.ResponseHead;
import dev.servelab.protocol.http.Status;
import dev.servelab.protocol.http.Target;
import java.nio.ByteBuffer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * HTTP/1.1 and 1.0 (RFC 9110, RFC 9112): files by GET and HEAD, pages of folders, and the server's
 * own pages. No content of a request is ever read.
 */
final class HttpWire implements Wire {
    private final FrontFactory shared;
    private final HeadParser parser = new HeadParser();
    /** Taken last; null between requests, because thousands of connections are idle. */
    private @Nullable Head taken;
    /** For all files of this connection; null before the first. */
    private @Nullable HttpTransferReply file;
    /** Whether the connection ends after the reply under way, whose head says so. */
    private boolean last;
    /** Whether it ends because the client wanted no other. */
    private boolean peerDone;
    /** Whether what is answered is HEAD, as far as that is known. */
    private boolean headOnly;

    HttpWire(FrontFactory shared) {
        this.shared = shared;
    }

    @Override
    public boolean take(ByteBuffer in) {
        Head next = parser.parse(in);
        if (next == null) {
            return false;
        }
        taken = next;
        headOnly = next.method() == Method.HEAD;
        shared.counters.httpRequests.increment();
        return true;
    }

    @Override
    public boolean isMidRequest() {
        return parser.midHead();
    }

    @Override
    public Reply answer(long arrivedNanos, Waiter waiter) {
        Head asked = taken;
        if (asked instanceof Head.Request request) {
            last = !request.keepAlive();
            peerDone = last;
            return shared.isStopping()
                    ? refusal(ErrorCode.SHUTTING_DOWN, FrontFactory.STOPPING)
                    : answer(request, arrivedNanos, waiter);
        }
        if (asked instanceof Head.Malformed malformed) {
            last = true;
            peerDone = false;
            return refusal(malformed.status(), malformed.text());
        }
        throw new IllegalStateException("nothing was asked yet");
    }

    /** Between requests a connection of HTTP is closed without a word: RFC 9112 section 9.5. */
    @Override
    public @Nullable Reply farewell(ErrorCode why, String text) {
        // Of the request that is refused no more is known than its method, if that.
        taken = null;
        headOnly = parser.method() == Method.HEAD;
        return parser.midHead() ? refusal(why, text) : null;
    }

    @Override
    public boolean endsAfter(Reply reply) {
        taken = null;
        return last;
    }

    /** Who asks for the end must send no other request: RFC 9112 section 9.6. */
    @Override
    public boolean isPeerDone() {
        return peerDone;
    }

    @Override
    public String verb() {
        if (taken instanceof Head.Request request && request.method() != Method.OTHER) {
            return request.method().name();
        }
        return "-";
    }

    @Override
    public String name() {
        if (!(taken instanceof Head.Request request)) {
            return "";
        }
        return switch (Target.of(request.target())) {
            case Target.FileName file -> WireNames.encode(file.name());
            case Target.Folder folder -> WireNames.encode(folder.prefix());
            case Target.Own own -> Target.OWN + WireNames.encode(own.page());
            case Target.OwnWithoutSlash own -> Target.OWN;
            case Target.Malformed malformed -> "";
        };
    }

    /** Begins the head of the reply under way. */
    ResponseHead head(ByteBuffer out, Status status) {
        int minor = taken instanceof Head.Request request ? request.minor() : 1;
        return shared.head(out, status).connection(!last, minor);
    }

    /** Whether the reply under way has a head alone. */
    boolean isHeadOnly() {
        return headOnly;
    }

    /** A refusal that both wires know. */
    Reply refusal(ErrorCode code, String text) {
        last |= code.closes();
        return HttpTextReply.refusal(this, Status.of(code), code.wire(), text,
                head -> withRetry(head, code));
    }

    /** Says when to come again, where that helps. */
    static ResponseHead withRetry(ResponseHead head, ErrorCode why) {
        return why == ErrorCode.BUSY ? head.retryAfter(1) : head;
    }

    Reply refusal(Transfer.Refused why) {
        return refusal(why.code(), why.text());
    }

    /** What only this wire refuses. */
    Reply refusal(Status status, String text) {
        return HttpTextReply.refusal(this, status, text, UnaryOperator.identity());
    }

    /**
     * Sends the client elsewhere on this server: RFC 9110 section 15.4.2. Says the path once: it
     * may be three times as long as the longest name, and there is room for one of those. Tomorrow
     * it may be a file: nobody is to remember it.
     */
    Reply moved(String path) {
        return HttpTextReply.refusal(this, Status.MOVED_PERMANENTLY, "a folder ends with a slash",
                head -> head.location(path).field("Cache-Control", "no-store"));
    }

    private Reply answer(Head.Request request, long arrivedNanos, Waiter waiter) {
        if (request.method() == Method.OTHER) {
            return refusal(Status.METHOD_NOT_ALLOWED, "expected GET or HEAD");
        }
        return switch (Target.of(request.target())) {
            case Target.FileName file -> file(request, file.name(), arrivedNanos, waiter);
            case Target.Folder folder -> folder(folder.prefix(), waiter);
            case Target.Own own -> own(own.page());
            case Target.OwnWithoutSlash own -> moved(Target.OWN);
            case Target.Malformed malformed ->
                refusal(ErrorCode.BAD_NAME, malformed.text());
        };
    }

    private Reply file(Head.Request request, String name, long arrivedNanos, Waiter waiter) {
        if (file == null) {
            file = new HttpTransferReply(this, shared.cache.newTransfer(waiter), shared.settings);
        }
        return file.begin(name, request, arrivedNanos);
    }

    private Reply folder(String prefix, Waiter waiter) {
        try {
            if (!prefix.isEmpty()) {
                NameRules.check(prefix.substring(0, prefix.length() - 1), NameRules.onWindows());
            }
        } catch (Refusal refused) {
            return refusal(refused.code(), refused.text());
        }
        return shared.listing.reply(new HttpFolder(this, shared.cache, prefix), waiter);
    }

    private Reply own(String page) {
        return switch (page) {
            case "" -> HttpTextReply.page(this, LivePage.page());
            case "stats" -> HttpTextReply.page(this, Page.json(shared.stats()));
            case "cached" -> HttpTextReply.page(this, CachedJson.of(shared.cache.list()));
            case "look" -> look();
            default -> refusal(ErrorCode.NOT_FOUND, "no such page");
        };
    }

    /**
     * What the live page asks for. The connection is closed: kept, and asked on once a second, it
     * would hold a thread of a pool for as long as somebody looks.
     */
    private Reply look() {
        last = true;
        return HttpTextReply.page(this, CachedJson.with(shared.stats(), shared.cache.list()));
    }
}
