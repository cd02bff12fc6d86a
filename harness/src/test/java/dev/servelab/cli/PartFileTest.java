package dev.servelab.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class PartFileTest {
    @TempDir
    private Path directory;

    @Test
    void create_thenPublish_onlyTheTargetIsLeft() throws IOException {
        PartFile part = PartFile.create(target(), "v1");
        assertThat(names()).containsExactly(".t.v1.servelab-part");
        write(part, "new");
        part.publish();

        assertThat(names()).containsExactly("t");
        assertThat(target()).hasContent("new");
    }

    @Test
    void create_thenDiscard_nothingIsLeft() throws IOException {
        PartFile part = PartFile.create(target(), "v1");
        write(part, "new");
        part.discard();

        assertThat(names()).isEmpty();
    }

    @Test
    void publish_overALink_replacesTheLinkAndSparesItsVictim() throws IOException {
        Path victim = Files.writeString(directory.resolve("victim"), "precious");
        Files.createSymbolicLink(target(), victim);
        PartFile part = PartFile.create(target(), "v1");
        write(part, "new");
        part.publish();

        assertThat(Files.isSymbolicLink(target())).isFalse();
        assertThat(target()).hasContent("new");
        assertThat(victim).hasContent("precious");
    }

    @Test
    void publish_overADirectory_failsAndRemovesNothing() throws IOException {
        PartFile part = PartFile.create(target(), "v1");
        Files.createDirectory(target());

        assertThatThrownBy(part::publish).isInstanceOf(LocalFileException.class);
        assertThat(target()).isDirectory();
    }

    @Test
    void create_linkInThePartsPlace_isNotFollowed() throws IOException {
        Path victim = Files.writeString(directory.resolve("victim"), "precious");
        Path trap = directory.resolve(".t.v1.servelab-part");
        Files.createSymbolicLink(trap, victim);
        PartFile part = PartFile.create(target(), "v1");
        write(part, "new");
        part.publish();

        assertThat(victim).hasContent("precious");
        assertThat(target()).hasContent("new");
        assertThat(Files.exists(trap, LinkOption.NOFOLLOW_LINKS)).isTrue();
    }

    @Test
    void create_partIsHeld_takesARandomNameWithoutResume() throws IOException {
        PartFile first = PartFile.create(target(), "v1");
        PartFile second = PartFile.create(target(), "v1");

        assertThat(first.versionToResume()).isEqualTo("v1");
        assertThat(second.isResumable()).isFalse();
        write(first, "first");
        write(second, "second");
        second.publish();
        assertThat(target()).hasContent("second");
        first.publish();
        assertThat(target()).hasContent("first");
        assertThat(names()).containsExactly("t");
    }

    @Test
    void create_leftOversOfEarlierRuns_areTidiedAndNoOthers() throws IOException {
        for (String name : List.of(".t.v0.servelab-part", ".t.~abc.servelab-part",
                ".t.txt.v0.servelab-part", ".other.v0.servelab-part", ".t.v0")) {
            Files.writeString(directory.resolve(name), "x");
        }
        PartFile.create(target(), "v1").discard();

        assertThat(names()).containsExactly(".other.v0.servelab-part", ".t.txt.v0.servelab-part",
                ".t.v0");
    }

    @Test
    void create_leftOverOfTheSameVersion_beginsEmpty() throws IOException {
        Files.writeString(directory.resolve(".t.v1.servelab-part"), "old and longer");
        PartFile part = PartFile.create(target(), "v1");
        write(part, "new");
        part.publish();

        assertThat(target()).hasContent("new");
    }

    @Test
    void resume_severalParts_takesTheLongestAndAppends() throws IOException {
        Files.writeString(directory.resolve(".t.v1.servelab-part"), "a");
        Files.writeString(directory.resolve(".t.v2.servelab-part"), "abc");
        PartFile part = resume();

        assertThat(part.versionToResume()).isEqualTo("v2");
        assertThat(part.size()).isEqualTo(3);
        assertThat(part.crc32c()).isEqualTo(ScriptedServer.crc32c(ScriptedServer.utf8("abc")));
        write(part, "def");
        part.publish();
        assertThat(target()).hasContent("abcdef");
        assertThat(names()).containsExactly("t");
    }

    @Test
    void resume_nothingOrHeld_isNull() throws IOException {
        assertThat(PartFile.resume(target())).isNull();
        PartFile held = PartFile.create(target(), "v1");

        assertThat(PartFile.resume(target())).isNull();
        held.discard();
    }

    @Test
    void tryOpen_notARegularFile_isNullAndDoesNotHang() throws Exception {
        Path fifo = directory.resolve("fifo");
        assertThat(new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor()).isZero();

        assertThat(LockedFile.tryOpen(fifo)).isNull();
        assertThat(LockedFile.tryOpen(directory)).isNull();
        assertThat(LockedFile.tryOpen(directory.resolve("absent"))).isNull();
    }

    private PartFile resume() throws IOException {
        @Nullable
        PartFile part = PartFile.resume(target());
        assertThat(part).isNotNull();
        if (part == null) {
            throw new AssertionError();
        }
        return part;
    }

    private Path target() {
        return directory.resolve("t");
    }

    private static void write(PartFile part, String text) throws IOException {
        part.write(ByteBuffer.wrap(ScriptedServer.utf8(text)));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
