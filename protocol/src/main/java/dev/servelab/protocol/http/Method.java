package dev.servelab.protocol.http;

import java.util.Arrays;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** What a request wants done with its target. */
public enum Method {
    /** The content, RFC 9110 section 9.3.1. */
    GET,
    /** What GET would say, without its content, section 9.3.2. */
    HEAD,
    /** Any other token: all of them are answered 405. */
    OTHER;

    private static final byte[] GET_WORD = "GET ".getBytes(US_ASCII);
    private static final byte[] HEAD_WORD = "HEAD ".getBytes(US_ASCII);

    /** By the first word of a request line of which no more need have come; OTHER without one. */
    public static Method of(byte[] line, int from, int to) {
        if (begins(GET_WORD, line, from, to)) {
            return GET;
        }
        return begins(HEAD_WORD, line, from, to) ? HEAD : OTHER;
    }

    private static boolean begins(byte[] word, byte[] line, int from, int to) {
        return to - from >= word.length
                && Arrays.equals(word, 0, word.length, line, from, from + word.length);
    }
}
