package dev.servelab.files;

import dev.servelab.protocol.MalformedNameException;
import dev.servelab.protocol.WireNames;
import java.util.function.Predicate;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Fuzz target: bytes of the wire are a name or malformed; a name is written again as it is read;
 * and the rules pass exactly the names that {@link NaiveNames} says stay inside the root.
 */
public final class NameFuzz {
    /** From the wire to a name. */
    interface Decoder {
        String decode(byte[] wire) throws MalformedNameException;
    }

    private NameFuzz() {}

    /** Called by the fuzzer. */
    public static void fuzzerTestOneInput(byte[] input) {
        check(input, wire -> WireNames.decode(wire, 0, wire.length),
                name -> NameRules.allows(name, false));
    }

    /** @param onUnix whether a name may be looked up there */
    static void check(byte[] input, Decoder decoder, Predicate<String> onUnix) {
        checkWritten(new String(input, UTF_8), decoder);
        String name;
        try {
            name = decoder.decode(input);
        } catch (MalformedNameException malformed) {
            return;
        }
        checkWritten(name, decoder);
        agree("Unix", name, onUnix.test(name), NaiveNames.allowsOnUnix(name));
        agree("Windows", name, NameRules.allows(name, true), NaiveNames.allowsOnWindows(name));
    }

    /** Any name can be written, without control characters, and is read as itself. */
    private static void checkWritten(String name, Decoder decoder) {
        String wire = WireNames.encode(name);
        String again;
        try {
            again = decoder.decode(wire.getBytes(UTF_8));
        } catch (MalformedNameException malformed) {
            throw new AssertionError("written as '" + wire + "'", malformed);
        }
        if (!again.equals(name) || wire.chars().anyMatch(Character::isISOControl)) {
            throw new AssertionError("'" + WireNames.escape(name) + "' is written as '" + wire
                    + "', and read as '" + WireNames.escape(again) + "'");
        }
    }

    private static void agree(String system, String name, boolean allowed, boolean expected) {
        if (allowed != expected) {
            throw new AssertionError("on " + system + " '" + WireNames.escape(name) + "' is "
                    + (allowed ? "allowed" : "refused"));
        }
    }
}
