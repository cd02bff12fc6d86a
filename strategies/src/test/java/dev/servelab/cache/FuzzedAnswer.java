package dev.servelab.cache;

import dev.servelab.cache.FuzzedFiles.State;
import java.util.Arrays;

/**
 * What a {@link FuzzedClient} got, and what the answer said that it is.
 *
 * @param part  which bytes of the file; none if only version and size were wanted
 * @param token the version
 * @param size  bytes of the whole file
 * @param sum   of the whole file, where the part has one
 */
@SuppressWarnings("ArrayRecordComponent") // never compared as a whole
record FuzzedAnswer(Part.Bytes part, String token, long size, byte[] bytes, int sum) {
    /** Whether it is of that state of the file, every byte of it. */
    boolean isOf(State state) {
        byte[] whole = state.bytes();
        return whole != null && state.token().equals(token) && whole.length == size
                && (!part.withSum() || sum == Client.Answer.sumOf(whole))
                && Arrays.equals(bytes,
                        Arrays.copyOfRange(whole, (int) part.first(), (int) part.end()));
    }

    /** Whether the sum, where it is of what was sent, is that. */
    boolean hasSumOfWhatWasSent() {
        boolean isWhole = part.withSum() && part.length() == size;
        return !isWhole || sum == Client.Answer.sumOf(bytes);
    }
}
