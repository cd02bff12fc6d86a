package dev.servelab.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/** Standard output as a sink of bytes. Closing it does nothing: it is the process's. */
final class OutputChannel implements WritableByteChannel {
    private final ResultStream out;

    OutputChannel(ResultStream out) {
        this.out = out;
    }

    @Override
    public int write(ByteBuffer bytes) throws LocalFileException {
        int count = bytes.remaining();
        byte[] piece = new byte[count];
        bytes.get(piece);
        try {
            out.write(piece, 0, count);
        } catch (IOException e) {
            throw LocalFileException.ofOutput(e);
        }
        return count;
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public void close() {}
}
