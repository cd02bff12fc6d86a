package dev.servelab.load;

/**
 * What the scenery did in one window.
 *
 * @param clients how many there are, of all kinds
 * @param transfers whole files that they received
 * @param bytes of file content that they received
 * @param failed attempts that ended otherwise: not connected, refused, cut
 * @param pinsLost transfers of slow and stalled clients that were cut: for a while they held
 *        nothing in the server, so the window was easier than it claims
 */
public record SceneryCounts(int clients, long transfers, long bytes, long failed, int pinsLost) {
    /** A window without scenery. */
    public static final SceneryCounts NONE = new SceneryCounts(0, 0, 0, 0, 0);

    /** What was added to {@code earlier}, of the same scenery. */
    SceneryCounts since(SceneryCounts earlier) {
        return new SceneryCounts(clients, transfers - earlier.transfers, bytes - earlier.bytes,
                failed - earlier.failed, pinsLost - earlier.pinsLost);
    }
}
