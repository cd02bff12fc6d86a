package dev.servelab.benchmarks;

import dev.servelab.protocol.MalformedReplyException;
import dev.servelab.protocol.Replies;
import dev.servelab.protocol.ReplyHeader;
import dev.servelab.protocol.Request;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/**
 * A client with one connection that asks for the same file again and again. All answers have one
 * length, learnt from the first, whose first line is read; of later ones bytes are counted. It allocates
 * nothing for a request. One thread.
 */
final class RoundTrip implements Closeable {
    private final SocketChannel channel;
    private final ByteBuffer request;
    private final ByteBuffer in = ByteBuffer.allocateDirect(256 * 1024);
    private final long answerBytes;

    RoundTrip(InetSocketAddress server, String name) throws IOException {
        byte[] line = Request.encode(new Request.Get(name));
        request = ByteBuffer.allocateDirect(line.length).put(line).flip();
        channel = SocketChannel.open(server);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        answerBytes = learn();
    }

    /** Asks, and takes the whole answer; its bytes. */
    long get() throws IOException {
        ask();
        long received = 0;
        while (received < answerBytes) {
            received += read();
        }
        return received;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private void ask() throws IOException {
        request.rewind();
        while (request.hasRemaining()) {
            channel.write(request);
        }
    }

    private int read() throws IOException {
        int count = channel.read(in.clear());
        if (count < 0) {
            throw new EOFException("the server has closed the connection");
        }
        return count;
    }

    private long learn() throws IOException {
        ask();
        in.clear();
        int lineEnd = -1;
        while (lineEnd < 0) {
            if (channel.read(in) < 0) {
                throw new EOFException("the server says nothing");
            }
            lineEnd = indexOfLf();
        }
        long all = lineEnd + 1 + bodyBytes(lineEnd) + Replies.END_BYTES;
        long received = in.position();
        while (received < all) {
            received += read();
        }
        return all;
    }

    private int indexOfLf() {
        for (int i = 0; i < in.position(); i++) {
            if (in.get(i) == '\n') {
                return i;
            }
        }
        return -1;
    }

    private long bodyBytes(int lineEnd) throws IOException {
        byte[] line = new byte[lineEnd];
        in.get(0, line);
        try {
            return switch (Replies.parseHeader(line, 0, lineEnd)) {
                case ReplyHeader.Ok ok -> ok.length();
                case ReplyHeader.Refused refused -> throw new IOException(refused.text());
            };
        } catch (MalformedReplyException notOurWire) {
            throw new IOException(notOurWire);
        }
    }
}
