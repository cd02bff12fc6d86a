package dev.servelab.eviction;

/**
 * Spreads 64 bits over 64 bits, one to one: the output function of SplitMix64, David Stafford's
 * thirteenth variant of the finaliser of MurmurHash3. G. L. Steele, D. Lea, C. H. Flood, "Fast
 * splittable pseudorandom number generators", OOPSLA 2014.
 */
final class Mix {
    private Mix() {}

    static long of(long key) {
        long bits = (key ^ key >>> 30) * 0xbf58476d1ce4e5b9L;
        bits = (bits ^ bits >>> 27) * 0x94d049bb133111ebL;
        return bits ^ bits >>> 31;
    }
}
