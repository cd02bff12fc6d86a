package dev.servelab.server;

import java.io.IOException;
import java.nio.channels.SocketChannel;

/**
 * Carries out the actions of one front with blocking calls, on whatever thread runs it. The
 * timekeeper ends calls that last too long: a read by closing the input, so that there is still a
 * way to say why; a write by closing the connection, because nothing else ends it.
 */
final class BlockingConnection extends Connection implements Runnable {
    private final Parker parker = new Parker();

    BlockingConnection(SocketChannel channel, ConnectionHost owner, String peer) {
        super(channel, owner, peer);
    }

    @Override
    public void run() {
        parker.adopt();
        try {
            carryOut();
        } catch (IOException gone) {
            // The peer has gone, or the connection was cut: its front counts what was not finished.
        } catch (OutOfMemoryError noBuffer) {
            // Others go on. With the memory for an answer, that for a reason is gone as well.
        } finally {
            end();
        }
    }

    @Override
    public void wakeUp() {
        parker.wake();
    }

    @Override
    void endWait() {
        try {
            channel.shutdownInput();
        } catch (IOException gone) {
            cut();
        }
    }

    private void carryOut() throws IOException {
        while (!isCut()) {
            switch (front.next()) {
                case READ -> read();
                case SEND -> send();
                case AWAIT -> parker.await();
                case RUN -> front.job().run();
                case CLOSE -> {
                    leave();
                    return;
                }
            }
        }
    }

    /**
     * A virtual thread is not made to wait by a socket that takes pages and has no room: to try again
     * would spin, and hold its carrier. A write makes it wait.
     */
    private void send() throws IOException {
        beginWrite();
        if (write() == 0 && front.sendable() != null) {
            beginWrite();
            writeALittle();
        }
    }

    private void read() throws IOException {
        beginRead();
        endRead(owner.isStopping() ? readAtTheEnd() : channel.read(front.input()));
    }

    /**
     * What has come by now is still heard, so that it is refused on the wire that it is said on: a
     * connection that waited for a thread may never have been read.
     */
    private int readAtTheEnd() throws IOException {
        channel.configureBlocking(false);
        int count = channel.read(front.input());
        channel.configureBlocking(true);
        if (count != 0) {
            return count;
        }
        endIdle();
        return channel.read(front.input());
    }

    private void leave() throws IOException {
        if (!front.drains()) {
            return;
        }
        beginDrain();
        int count;
        do {
            count = drain();
        } while (count >= 0);
    }
}
