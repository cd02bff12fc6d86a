package dev.servelab.cache;

/** What an order knows a file by: 64 bits of its name. A collision can only misplace a ghost. */
final class NameKey {
    private NameKey() {}

    /** FNV-1a (Fowler, Noll, Vo), its upper half folded into the lower. */
    static long of(String name) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < name.length(); i++) {
            hash = (hash ^ name.charAt(i)) * 0x100000001b3L;
        }
        return hash ^ hash >>> 32;
    }
}
