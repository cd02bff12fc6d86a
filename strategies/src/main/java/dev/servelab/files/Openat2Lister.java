package dev.servelab.files;

import dev.servelab.linux.Descriptor;
import dev.servelab.linux.Errno;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

/**
 * Lists beneath a held root with raw names, folder by folder: one descriptor at a time and no
 * recursion, however deep the tree. Runs on the caller's thread, once.
 */
final class Openat2Lister {
    private static final long TO_LIST = FileCalls.O_RDONLY | FileCalls.O_DIRECTORY
            | FileCalls.O_NONBLOCK;
    private static final int BUFFER_BYTES = 64 * 1024;

    // struct linux_dirent64
    private static final int RECORD_LENGTH = 16;
    private static final int TYPE = 18;
    private static final int NAME = 19;
    private static final int UNKNOWN = 0;
    private static final int DIRECTORY = 4;
    private static final int REGULAR = 8;

    private final int root;
    private final ListingBuilder listing = new ListingBuilder();
    /** Folders yet to be read, relative to the root. */
    private final Deque<byte[]> folders = new ArrayDeque<>();

    Openat2Lister(int root) {
        this.root = root;
    }

    Listing list(Runnable afterFolder) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment buffer = arena.allocate(BUFFER_BYTES, Long.BYTES);
            readRoot(buffer);
            byte @Nullable [] folder;
            while ((folder = folders.poll()) != null) {
                afterFolder.run();
                readIfPossible(folder, buffer);
            }
        }
        return listing.build();
    }

    private void readRoot(MemorySegment buffer) throws IOException {
        try {
            read(new byte[0], buffer);
        } catch (Errno e) {
            throwIfOutOfDescriptors(e);
            throw e;
        }
    }

    private void readIfPossible(byte[] folder, MemorySegment buffer) throws IOException {
        try {
            read(folder, buffer);
        } catch (Errno e) {
            throwIfOutOfDescriptors(e);
            if (e.number() == Errno.ENAMETOOLONG) {
                listing.addUnlistable();
            }
            // Else it may not be read, or is no longer there: the others go on.
        }
    }

    /** A list with holes for want of descriptors would pass for a whole one. */
    private static void throwIfOutOfDescriptors(Errno e) throws OutOfDescriptorsException {
        if (e.number() == Errno.EMFILE || e.number() == Errno.ENFILE) {
            throw new OutOfDescriptorsException(e);
        }
    }

    private void read(byte[] folder, MemorySegment buffer) throws IOException {
        byte[] path = folder.length == 0 ? new byte[]{'.'} : folder;
        try (Descriptor directory = FileCalls.open(root, path, TO_LIST,
                FileCalls.BENEATH_WITHOUT_LINKS)) {
            int number = directory.acquire();
            try {
                int filled;
                while ((filled = FileCalls.entries(number, buffer)) > 0) {
                    addAll(number, folder, buffer.asSlice(0, filled));
                }
            } finally {
                directory.release();
            }
        }
    }

    private void addAll(int directory, byte[] folder, MemorySegment entries)
            throws IOException {
        long at = 0;
        while (at < entries.byteSize()) {
            int length = Short.toUnsignedInt(entries.get(JAVA_SHORT, at + RECORD_LENGTH));
            byte[] name = name(entries.asSlice(at + NAME, length - NAME));
            if (name[0] != '.') {
                add(directory, folder, name, entries.get(JAVA_BYTE, at + TYPE));
            }
            at += length;
        }
    }

    private void add(int directory, byte[] folder, byte[] name, int type)
            throws IOException {
        if (type != REGULAR && type != DIRECTORY && type != UNKNOWN) {
            return;
        }
        try {
            if (type == DIRECTORY) {
                folders.add(join(folder, name));
                return;
            }
            FileStat stat = FileCalls.statIn(directory, name);
            if (stat.isDirectory()) {
                folders.add(join(folder, name));
            } else if (stat.isRegular()) {
                checkReadable(directory, name, stat);
                addFile(join(folder, name), stat.version().size());
            }
        } catch (Errno e) {
            // It vanished, or may not be read: GET would not serve it either.
            throwIfOutOfDescriptors(e);
        }
    }

    /** Owner, groups, lists of access and modules of security decide: trying asks them all. */
    private static void checkReadable(int directory, byte[] name, FileStat stat) throws Errno {
        if (!stat.isReadableByAll()) {
            FileCalls
                    .open(directory, name, Openat2Directory.TO_READ,
                            FileCalls.BENEATH_WITHOUT_LINKS)
                    .close();
        }
    }

    private void addFile(byte[] path, long bytes) {
        try {
            String name = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(path))
                    .toString();
            listing.add(name, bytes);
        } catch (CharacterCodingException e) {
            listing.addUnlistable();
        }
    }

    private static byte[] name(MemorySegment padded) {
        int length = 0;
        while (padded.get(JAVA_BYTE, length) != 0) {
            length++;
        }
        return padded.asSlice(0, length).toArray(JAVA_BYTE);
    }

    private static byte[] join(byte[] folder, byte[] name) {
        if (folder.length == 0) {
            return name;
        }
        ByteArrayOutputStream path = new ByteArrayOutputStream(folder.length + 1 + name.length);
        path.writeBytes(folder);
        path.write('/');
        path.writeBytes(name);
        return path.toByteArray();
    }
}
