package dev.servelab.planted.files;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;

/** Maps files, in both ways that there are. */
public final class Mapper {
    MappedByteBuffer byBuffer(FileChannel file) throws IOException {
        return file.map(MapMode.READ_ONLY, 0, file.size());
    }

    MemorySegment bySegment(FileChannel file) throws IOException {
        return file.map(MapMode.READ_ONLY, 0, file.size(), Arena.global());
    }
}
