package dev.servelab.files;

import dev.servelab.linux.Descriptor;
import dev.servelab.linux.Platform;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DescriptorTest {
    @TempDir
    Path root;

    @Test
    void close_duringACall_waitsForItsEndAndHappensOnce(TestReporter reporter) throws IOException {
        if (!Platform.isKnown()) {
            reporter.publishEntry("descriptors", "not checked here");
            return;
        }
        Descriptor descriptor = FileCalls.open(FileCalls.AT_FDCWD,
                RawPaths.bytes(root.toRealPath()),
                FileCalls.O_RDONLY, 0);
        descriptor.acquire();
        descriptor.acquire();

        descriptor.close();
        descriptor.close();

        assertThatThrownBy(descriptor::acquire).isInstanceOf(ClosedChannelException.class);
        descriptor.release();
        assertThat(Disk.openDescriptors(root)).isEqualTo(1);
        descriptor.release();
        assertThat(Disk.openDescriptors(root)).isZero();
        descriptor.close();
    }
}
