package dev.servelab.torture;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.WRITE;

/** Changes files while they are asked for, and enters each change in their histories. One thread. */
final class FileFaults {
    /** Of a file that is truncated so much is left at least. */
    private static final int KEPT_BYTES = TortureFile.LEAST_BYTES;

    private final Scene scene;
    private final SplittableRandom random;

    FileFaults(Scene scene, SplittableRandom random) {
        this.scene = scene;
        this.random = random;
    }

    /** Does one to some file, if there is one to which it can be done now. */
    boolean apply(FaultKind kind) throws IOException {
        boolean done = switch (kind) {
            case REPLACE -> replace(any(Treatment.REPLACED));
            case REWRITE -> rewrite(any(Treatment.REWRITTEN));
            case TRUNCATE -> truncate(any(Treatment.RESIZED));
            case GROW -> growOne();
            case REMOVE -> remove(any(Treatment.REMOVED));
            case PUT_BACK -> putOneBack();
            default -> throw new IllegalArgumentException(kind + " is not done to a file");
        };
        if (done) {
            scene.faults.add(kind);
        }
        return done;
    }

    /** Puts all back that was removed, and lets all grow to what they were. */
    void restore() throws IOException {
        while (putOneBack() || growOne()) {
            // until nothing is missing
        }
    }

    private TortureFile any(Treatment treatment) {
        List<TortureFile> files = scene.files.treated(treatment);
        return random.nextBoolean()
                ? files.get(random.nextInt(files.size()))
                : FileSet.popularAmong(files, random);
    }

    private boolean replace(TortureFile file) throws IOException {
        int version = file.nextVersion();
        Path next = file.path.resolveSibling("." + file.name());
        FileSet.write(file, version, next);
        file.history.begin(version, file.bytesOf(version), scene.clock.nowNs());
        Files.move(next, file.path, ATOMIC_MOVE);
        file.history.end(scene.clock.nowNs());
        return true;
    }

    private boolean remove(TortureFile file) throws IOException {
        if (file.history.current().isAbsent()) {
            return false;
        }
        file.history.begin(State.ABSENT, 0, scene.clock.nowNs());
        Files.delete(file.path);
        file.history.end(scene.clock.nowNs());
        return true;
    }

    private boolean putOneBack() throws IOException {
        for (TortureFile file : scene.files.treated(Treatment.REMOVED)) {
            if (file.history.current().isAbsent()) {
                return replace(file);
            }
        }
        return false;
    }

    private boolean rewrite(TortureFile file) throws IOException {
        int version = file.nextVersion();
        file.history.begin(version, file.bytesOf(version), scene.clock.nowNs());
        write(file, version, 0);
        file.history.end(scene.clock.nowNs());
        return true;
    }

    private boolean truncate(TortureFile file) throws IOException {
        State now = file.history.current();
        if (now.length() <= KEPT_BYTES) {
            return false;
        }
        long length = random.nextLong(KEPT_BYTES, now.length());
        file.history.begin(now.version(), length, scene.clock.nowNs());
        try (FileChannel out = FileChannel.open(file.path, WRITE)) {
            out.truncate(length);
        }
        file.history.end(scene.clock.nowNs());
        return true;
    }

    private boolean growOne() throws IOException {
        for (TortureFile file : scene.files.treated(Treatment.RESIZED)) {
            State now = file.history.current();
            if (now.length() < file.bytesOf(now.version())) {
                file.history.begin(now.version(), file.bytesOf(now.version()),
                        scene.clock.nowNs());
                write(file, now.version(), now.length());
                file.history.end(scene.clock.nowNs());
                return true;
            }
        }
        return false;
    }

    private static void write(TortureFile file, int version, long from) throws IOException {
        try (FileChannel out = FileChannel.open(file.path, WRITE)) {
            out.position(from);
            Content.each(file.number, version, from, file.bytesOf(version), piece -> {
                while (piece.hasRemaining()) {
                    out.write(piece);
                }
            });
        }
    }
}
