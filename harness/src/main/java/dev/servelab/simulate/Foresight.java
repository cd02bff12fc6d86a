package dev.servelab.simulate;

import java.util.Arrays;
import java.util.Optional;

/**
 * The policies that know the whole trace beforehand. L. A. Belady, "A study of replacement
 * algorithms for a virtual-storage computer", IBM Systems Journal 5(2), 1966: who is asked for
 * again last goes first. That no policy has fewer misses was proved by R. L. Mattson, J. Gecsei,
 * D. R. Slutz, I. L. Traiger, "Evaluation techniques for storage hierarchies", IBM Systems Journal
 * 9(2), 1970, for objects of one size. Where sizes differ both forms ignore them and neither is
 * optimal: a bound is NP-hard to compute there, and a policy may beat them.
 */
public enum Foresight {
    /** A missed object always enters: the victim is chosen among those that were there before. */
    MUST_INSERT("opt", "evicts what is asked for again last (Belady)"),
    /** The missed object is a candidate too, and may be the one that goes. */
    MAY_BYPASS("opt-may-bypass", "the same, but may leave a missed object out");

    private final String id;
    private final String description;

    Foresight(String id, String description) {
        this.id = id;
        this.description = description;
    }

    /** The name used on the command line and in results. */
    public String id() {
        return id;
    }

    /** One line that says what it evicts. */
    public String description() {
        return description;
    }

    static Optional<Foresight> ofId(String id) {
        return Arrays.stream(values()).filter(each -> each.id.equals(id)).findFirst();
    }
}
