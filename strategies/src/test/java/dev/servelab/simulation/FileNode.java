package dev.servelab.simulation;

import java.util.ArrayList;
import java.util.List;

/** A file whatever its name: what an open file goes on reading. Rewritten, it has a new state. */
final class FileNode {
    private static final long NEVER = -1;

    final long inode;
    /** All it has been, oldest first. */
    final List<FileState> states = new ArrayList<>(1);
    /** When it was last changed in place, in elapsed nanoseconds. */
    long changedAt = NEVER;
    /** Until when, after its last slow write began, what is read may be torn. */
    long tornUntil = NEVER;

    FileNode(long inode) {
        this.inode = inode;
    }

    FileState state() {
        return states.getLast();
    }

    /** Whether some state had that byte there. */
    boolean everHad(int position, byte value) {
        for (FileState state : states) {
            if (position < state.size() && state.bytes[position] == value) {
                return true;
            }
        }
        return false;
    }
}
