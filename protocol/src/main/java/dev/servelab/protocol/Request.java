package dev.servelab.protocol;

import java.nio.charset.StandardCharsets;

/**
 * What a request line says. Names are decoded, and not yet held against the rules of the shared
 * directory.
 */
public sealed interface Request {
    /** The whole file {@code name}. */
    record Get(String name) implements Request {
        @Override
        public String line() {
            return "GET " + WireNames.encode(name);
        }
    }

    /**
     * The bytes of {@code name} from offset {@code first} on, if its version is {@code version}.
     */
    record Range(long first, String version, String name) implements Request {
        /** Checks what the wire could not carry. */
        public Range {
            if (first < 0 || !Versions.isValid(version)) {
                throw new IllegalArgumentException("first " + first + ", version " + version);
            }
        }

        @Override
        public String line() {
            return "RANGE " + first + ' ' + version + ' ' + WireNames.encode(name);
        }
    }

    /** What is in the cache: LIST. */
    record ListCached() implements Request {
        @Override
        public String line() {
            return "LIST";
        }
    }

    /** What GET would serve: FILES. */
    record Files() implements Request {
        @Override
        public String line() {
            return "FILES";
        }
    }

    /** The server's counters: STATS. */
    record Stats() implements Request {
        @Override
        public String line() {
            return "STATS";
        }
    }

    /**
     * A line that is no request, and the answer it deserves.
     *
     * @param closes whether the connection ends after that answer, whatever came before
     */
    record Bad(ErrorCode code, String text, boolean closes) implements Request {
        @Override
        public String line() {
            throw new IllegalArgumentException("not a request: " + text);
        }
    }

    /**
     * The request line without its LF.
     *
     * @throws IllegalArgumentException as {@link #encode}
     */
    String line();

    /**
     * The request line with its LF, for a client. Not held against the limit of a line: that is the
     * server's to refuse.
     *
     * @throws IllegalArgumentException for {@link Bad}, and for names that UTF-8 cannot say
     */
    static byte[] encode(Request request) {
        return (request.line() + '\n').getBytes(StandardCharsets.UTF_8);
    }
}
