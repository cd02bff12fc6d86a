package dev.servelab.files;

import dev.servelab.protocol.WireNames;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects a {@link Listing}: which names can be written on the wire, and their order. */
final class ListingBuilder {
    /** Longest listed name, as written on the wire: leaves room for a request around it. */
    static final int MAX_WIRE_BYTES = 3_900;
    /** The most a UTF-16 unit can become: two bytes of UTF-8, each as {@code %XX}. */
    private static final int WIRE_BYTES_PER_CHAR = 6;

    private final List<ListedFile> files = new ArrayList<>();
    private final boolean windows = NameRules.onWindows();
    private long unlistable;

    void add(String name, long bytes) {
        if (fits(name)) {
            files.add(new ListedFile(name, bytes));
        } else {
            unlistable++;
        }
    }

    /** A file whose name is not even a string. */
    void addUnlistable() {
        unlistable++;
    }

    Listing build() {
        files.sort(Comparator.comparing(ListedFile::name, ListingBuilder::compareCodePoints));
        return new Listing(files, unlistable);
    }

    private boolean fits(String name) {
        if (!NameRules.allows(name, windows)) {
            return false; // GET would refuse it
        }
        if (name.length() * WIRE_BYTES_PER_CHAR <= MAX_WIRE_BYTES) {
            return true;
        }
        return WireNames.encode(name).getBytes(StandardCharsets.UTF_8).length <= MAX_WIRE_BYTES;
    }

    /** Order of the code points, in which surrogate pairs come after all single units. */
    static int compareCodePoints(String a, String b) {
        int common = Math.min(a.length(), b.length());
        for (int i = 0; i < common; i++) {
            char x = a.charAt(i);
            char y = b.charAt(i);
            if (x != y) {
                boolean xPair = Character.isSurrogate(x);
                boolean yPair = Character.isSurrogate(y);
                return xPair == yPair ? Character.compare(x, y) : Boolean.compare(xPair, yPair);
            }
        }
        return Integer.compare(a.length(), b.length());
    }
}
