package dev.servelab.trace;

import java.io.IOException;
import java.io.InputStream;

/** A feed as a stream, for formats whose readers take one. */
final class FeedInput extends InputStream {
    private final ByteFeed feed;

    FeedInput(ByteFeed feed) {
        this.feed = feed;
    }

    @Override
    public int read() throws IOException {
        return isAtEnd() ? -1 : feed.bytes[feed.from++] & 0xFF;
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (isAtEnd()) {
            return -1;
        }
        int count = Math.min(length, feed.to - feed.from);
        System.arraycopy(feed.bytes, feed.from, to, offset, count);
        feed.from += count;
        return count;
    }

    @Override
    public void close() throws IOException {
        feed.close();
    }

    private boolean isAtEnd() throws IOException {
        return feed.from == feed.to && !feed.more();
    }
}
