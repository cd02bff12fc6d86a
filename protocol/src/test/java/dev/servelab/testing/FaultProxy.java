package dev.servelab.testing;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Stands between client and server and does to what one of them says what a bad network does. Where
 * and how follows from the seed alone. Each direction of each connection has a virtual thread,
 * which ends with the connection or with the proxy.
 */
public final class FaultProxy implements Closeable {
    /** Whose bytes it is done to. */
    public enum Side {
        CLIENT, SERVER
    }

    /** What is done, at one place in what one side says, or to all of it. */
    public enum Fault {
        /** Nothing. */
        NONE(true),
        /** Every piece comes in smaller ones, some of a single byte. */
        SPLIT(true),
        /** Pieces that belong together come late, and together. */
        DELAY(true),
        /** What comes close together is handed on in one write. */
        COALESCE(true),
        /** So many bytes pass at a time, and no more. */
        THIN(true),
        /** The connection ends there, in order. */
        CUT(false),
        /** It ends there by a reset. */
        RESET(false),
        /** The other side hears the end; what it sends still arrives. */
        HALF_CLOSE(false),
        /** Nothing more comes, and nothing ends. */
        STALL(false),
        /** One bit of one byte is another. */
        CORRUPT(false);

        private final boolean harmless;

        Fault(boolean harmless) {
            this.harmless = harmless;
        }

        /** Whether a transfer through it must end well. */
        public boolean isHarmless() {
            return harmless;
        }
    }

    private static final int PIECE_BYTES = 64 * 1024;
    private static final long DELAY_NANOS = 1_000_000;
    /** Of a thin link: an Ethernet packet's bytes, and a rest. */
    private static final int THIN_BYTES = 1_460;
    private static final long THIN_NANOS = 50_000;

    private final InetSocketAddress server;
    private final Fault fault;
    private final Side side;
    private final Random random;
    private final long at;
    private final ServerSocket listener;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final AtomicLong forwarded = new AtomicLong();
    private final AtomicInteger applied = new AtomicInteger();

    /**
     * Does it to what the server says. Listens on a free port of this host.
     *
     * @param before the fault is done before the server has said so many bytes, at least 1
     */
    public FaultProxy(InetSocketAddress server, Fault fault, long seed, long before)
            throws IOException {
        this(server, fault, Side.SERVER, seed, before);
    }

    /** The same for either side. */
    public FaultProxy(InetSocketAddress server, Fault fault, Side side, long seed, long before)
            throws IOException {
        this.server = server;
        this.fault = fault;
        this.side = side;
        this.random = new Random(seed);
        this.at = random.nextLong(before);
        this.listener = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    public InetSocketAddress address() {
        return (InetSocketAddress) listener.getLocalSocketAddress();
    }

    /** Whether the place was reached. */
    public boolean wasApplied() {
        return applied.get() > 0;
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        listener.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    @Override
    public String toString() {
        return fault + " at byte " + at + " of the " + side.name().toLowerCase(Locale.ROOT);
    }

    private void accept() {
        try {
            while (true) {
                Socket client = keep(listener.accept());
                Socket upstream = keep(new Socket(server.getAddress(), server.getPort()));
                Thread.ofVirtual().start(() -> carry(Side.CLIENT, client, upstream));
                Thread.ofVirtual().start(() -> carry(Side.SERVER, upstream, client));
            }
        } catch (IOException ended) {
            // The proxy was closed.
        }
    }

    private Socket keep(Socket socket) throws IOException {
        sockets.add(socket);
        socket.setTcpNoDelay(true);
        if (closed.getCount() == 0) {
            socket.close();
        }
        return socket;
    }

    /** Carries what one side says to the other, until it has said its last. */
    private void carry(Side from, Socket speaker, Socket listening) {
        boolean damaged = from == side;
        byte[] piece = new byte[PIECE_BYTES];
        try {
            InputStream in = speaker.getInputStream();
            for (int count = read(in, piece, damaged); count >= 0; count = read(in, piece,
                    damaged)) {
                if (!damaged) {
                    listening.getOutputStream().write(piece, 0, count);
                } else if (!damage(piece, count, listening)) {
                    return;
                }
            }
            listening.shutdownOutput();
        } catch (IOException | InterruptedException gone) {
            close(listening);
            if (from == Side.SERVER) {
                close(speaker);
            }
        }
    }

    private int read(InputStream in, byte[] piece, boolean damaged) throws IOException {
        int count = in.read(piece);
        if (count < 0 || !damaged || fault != Fault.COALESCE) {
            return count;
        }
        LockSupport.parkNanos(DELAY_NANOS);
        return count + in.readNBytes(piece, count,
                Math.min(in.available(), piece.length - count));
    }

    /** Hands bytes on; false if that was the last that this connection hears. */
    private boolean damage(byte[] piece, int count, Socket listening)
            throws IOException, InterruptedException {
        long before = forwarded.getAndAdd(count);
        int here = before <= at && at < before + count ? (int) (at - before) : -1;
        OutputStream out = listening.getOutputStream();
        if (here >= 0) {
            applied.incrementAndGet();
        }
        if (here < 0 || fault.isHarmless() || fault == Fault.CORRUPT) {
            if (here >= 0 && fault == Fault.CORRUPT) {
                piece[here] ^= (byte) (1 << random.nextInt(8));
            }
            write(piece, count, out);
            return true;
        }
        out.write(piece, 0, here);
        switch (fault) {
            case CUT -> listening.close();
            case RESET -> {
                listening.setSoLinger(true, 0);
                listening.close();
            }
            case HALF_CLOSE -> listening.shutdownOutput();
            default -> closed.await();
        }
        return false;
    }

    private void write(byte[] piece, int count, OutputStream out) throws IOException {
        switch (fault) {
            case SPLIT -> {
                int length;
                for (int from = 0; from < count; from += length) {
                    length = Math.min(count - from, 1 + random.nextInt(1 << random.nextInt(13)));
                    out.write(piece, from, length);
                }
            }
            case DELAY -> {
                LockSupport.parkNanos(random.nextLong(DELAY_NANOS));
                out.write(piece, 0, count);
            }
            case THIN -> {
                for (int from = 0; from < count; from += THIN_BYTES) {
                    out.write(piece, from, Math.min(count - from, THIN_BYTES));
                    LockSupport.parkNanos(THIN_NANOS);
                }
            }
            default -> out.write(piece, 0, count);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException gone) {
            // That is what was wanted.
        }
    }
}
