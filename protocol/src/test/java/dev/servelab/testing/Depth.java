package dev.servelab.testing;

import java.util.Arrays;
import java.util.stream.Stream;

/**
 * How much a test does: enough to show that it works in the suite, and as much as a promise needs
 * in a campaign, {@code ./mvnw -B verify -P campaign}, which runs the tests tagged {@value #TAG}
 * and no others.
 */
public final class Depth {
    /** Marks the tests that do more in a campaign. */
    public static final String TAG = "campaign";
    /** With {@link #TAG}: marks tests that the suite has no time for at all. */
    public static final String ONLY = "campaign-only";

    private static final boolean CAMPAIGN = Boolean.getBoolean("servelab.campaign");

    private Depth() {}

    /** Whether this is a campaign. */
    public static boolean isCampaign() {
        return CAMPAIGN;
    }

    /** Returns the first in the suite, the second in a campaign. */
    public static int of(int inSuite, int inCampaign) {
        return CAMPAIGN ? inCampaign : inSuite;
    }

    /** Returns the one in the suite, all of them in a campaign. */
    public static <T> Stream<T> of(T inSuite, T[] inCampaign) {
        return CAMPAIGN ? Arrays.stream(inCampaign) : Stream.of(inSuite);
    }
}
