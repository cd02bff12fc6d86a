package dev.servelab.benchmarks;

import java.io.IOException;
import java.nio.ByteBuffer;

/** How a head and a body are handed to the system. */
public enum WayOfSending {
    /** One array on the heap: the JDK copies it into a direct buffer of its own. */
    HEAP {
        @Override
        void send(Wire wire) throws IOException {
            wire.write(wire.heap.clear());
        }
    },
    /** The same through a socket's stream. */
    STREAM {
        @Override
        void send(Wire wire) throws IOException {
            wire.stream.write(wire.heap.array());
        }
    },
    /** One buffer outside the heap. */
    DIRECT {
        @Override
        void send(Wire wire) throws IOException {
            wire.write(wire.direct.clear());
        }
    },
    /** A view of the slab, made for each write of at most 64 KiB: what the server does on platform threads. */
    SLAB {
        @Override
        void send(Wire wire) throws IOException {
            wire.gather(wire.head(), wire.slab(0, wire.pieceBytes(0)));
            for (int at = Wire.PIECE_BYTES; at < wire.bodyBytes; at += Wire.PIECE_BYTES) {
                wire.write(wire.slab(at, wire.pieceBytes(at)));
            }
        }
    },
    /** Head and body in one call, from two buffers. */
    GATHERING {
        @Override
        void send(Wire wire) throws IOException {
            wire.gather(wire.head(), wire.body());
        }
    },
    /** Head and body in a call each. */
    TWO_WRITES {
        @Override
        void send(Wire wire) throws IOException {
            wire.write(wire.head());
            wire.write(wire.body());
        }
    },
    /** The body copied behind the head, and one call: what the server does with last bytes. */
    COPIED {
        @Override
        void send(Wire wire) throws IOException {
            wire.write(wire.direct.clear().put(wire.head()).put(wire.body()).flip());
        }
    },
    /** A call for each 1,024 bytes: the coursework's transfer buffer. */
    PACKETS {
        @Override
        void send(Wire wire) throws IOException {
            wire.write(wire.head());
            ByteBuffer body = wire.body();
            for (int at = 0; at < wire.bodyBytes; at += Wire.PACKET_BYTES) {
                int end = Math.min(wire.bodyBytes, at + Wire.PACKET_BYTES);
                wire.write(body.limit(end).position(at));
            }
        }
    },
    /** No cache: read from the file into a buffer outside the heap, then written. */
    FILE_READ {
        @Override
        void send(Wire wire) throws IOException {
            wire.write(wire.head());
            ByteBuffer buffer = wire.direct.clear().limit(wire.bodyBytes);
            while (buffer.hasRemaining()) {
                wire.file.read(buffer, buffer.position());
            }
            wire.write(buffer.flip());
        }
    },
    /** No cache: the system copies from the file to the socket. */
    TRANSFER_TO {
        @Override
        void send(Wire wire) throws IOException {
            wire.write(wire.head());
            for (long at = 0; at < wire.bodyBytes;) {
                at += wire.file.transferTo(at, wire.bodyBytes - at, wire.channel);
            }
        }
    };

    abstract void send(Wire wire) throws IOException;
}
