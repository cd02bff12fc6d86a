package dev.servelab.torture;

/** Everything that is done to a server, and how often one is drawn against the others. */
public enum FaultKind {
    /** A peer resets in the middle of a body. */
    RESET("reset", Group.PEER, 14),
    /** A peer asks and never reads; the server has to cut it. */
    STALL("stall", Group.PEER, 5),
    /** A peer says that it asks no more, and reads the answer. */
    HALF_CLOSE("half-close", Group.PEER, 10),
    /** A peer closes with most of the body unread. */
    CUT("cut", Group.PEER, 12),
    /** A peer sends its request a byte at a time. */
    SLOW("slow", Group.PEER, 6),
    /** A peer sends what is no request. */
    GARBAGE("garbage", Group.PEER, 8),
    /** A peer connects and leaves. */
    LEAVE("leave", Group.PEER, 8),
    /** A new version takes a file's name. */
    REPLACE("replace", Group.FILE, 12),
    /** A new version is written over the old one. */
    REWRITE("rewrite", Group.FILE, 6),
    /** A file loses its end. */
    TRUNCATE("truncate", Group.FILE, 4),
    /** A file gets its end back. */
    GROW("grow", Group.FILE, 4),
    /** A file goes. */
    REMOVE("remove", Group.FILE, 4),
    /** A file comes back, as its next version. */
    PUT_BACK("put-back", Group.FILE, 3),
    /** A call of the server to the file system fails; drawn are times in which some do. */
    IO_ERROR("io-error", Group.DISK, 2),
    /** A read gives less than was asked for; drawn with {@link #IO_ERROR}. */
    SHORT_READ("short-read", Group.DISK, 0),
    /** The server's process is stopped for a while. */
    STOP("stop", Group.PROCESS, 1),
    /** The server may open nothing more for a while. */
    NO_DESCRIPTORS("no-descriptors", Group.PROCESS, 1);

    /** Who does it. */
    public enum Group {
        PEER("peers"), FILE("files"), DISK("disk"), PROCESS("process");

        private final String title;

        Group(String title) {
            this.title = title;
        }

        /** In one word, for people. */
        public String title() {
            return title;
        }
    }

    private final String id;
    private final Group group;
    private final int weight;

    FaultKind(String id, Group group, int weight) {
        this.id = id;
        this.group = group;
        this.weight = weight;
    }

    /** The name in results. */
    public String id() {
        return id;
    }

    public Group group() {
        return group;
    }

    int weight() {
        return weight;
    }
}
