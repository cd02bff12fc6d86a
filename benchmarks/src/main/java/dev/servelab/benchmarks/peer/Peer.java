package dev.servelab.benchmarks.peer;

import dev.servelab.files.SharedDirectory;

/** The catalogue of other people's caches: another one is its {@link Store} and a line here. */
public enum Peer {
    CAFFEINE(CaffeineStore::new), GUAVA(GuavaStore::new);

    @SuppressWarnings("ImmutableEnumChecker") // a constructor: it has no state
    private final Factory factory;

    private interface Factory {
        Store create(long mostPackets, int packetBytes);
    }

    Peer(Factory factory) {
        this.factory = factory;
    }

    /**
     * An empty cache.
     *
     * @param budgetBytes for content, as ours has it
     * @param packetBytes in which content is charged
     * @param directory   whose files can be read into the heap, as files in memory can
     */
    public PeerCache create(long budgetBytes, int packetBytes, SharedDirectory directory) {
        return new PeerCache(factory.create(budgetBytes / packetBytes, packetBytes), packetBytes,
                directory);
    }
}
