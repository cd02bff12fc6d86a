package dev.servelab.front;

import dev.servelab.files.Resolution;
import dev.servelab.files.SharedDirectory;
import dev.servelab.testing.Depth;
import dev.servelab.testing.HttpReply;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The rows of {@link HttpTable}, cut wherever bytes can be cut: no socket; the campaign makes every cut. */
class HttpCutsTest {
    /** Of each row, about so many in the suite. */
    private static final int CUTS = 15;

    private final Path root;
    private final SharedDirectory directory;
    private final HttpRig rig;
    private final HttpFiles files;

    HttpCutsTest(@TempDir Path root) throws IOException {
        this.root = root;
        files = HttpFiles.write(root);
        directory = SharedDirectory.open(root, Resolution.wanted());
        rig = new HttpRig(directory, "none");
        tag("small");
        tag("empty");
    }

    @AfterEach
    void close() throws IOException {
        rig.close();
        directory.close();
    }

    @Tag(Depth.TAG)
    @Test
    void table_everyRowCutAnywhere_isAnsweredTheSame() throws Exception {
        for (HttpExchange row : HttpTable.all()) {
            byte[] request = row.request(files);
            byte[] whole = answer(request, request.length, row.staysOpen());
            InputStream in = new ByteArrayInputStream(whole);
            row.check(in, files);
            assertThat(in.available()).as("bytes behind the answers of %s", row).isZero();
            for (int cut = 1; cut < request.length; cut += step(request.length)) {
                assertThat(answer(request, cut, row.staysOpen())).as("%s, cut at %d", row, cut)
                        .isEqualTo(whole);
            }
            assertThat(answerByteByByte(request)).as(row.toString()).isEqualTo(whole);
        }
    }

    /** Each of its characters is three in a path, and the head has to hold it. */
    @Test
    void get_folderWithTheLongestName_isMovedToIt() throws Exception {
        String name = String.join("/", Collections.nCopies(12, "[".repeat(255)));
        Files.createDirectories(root.resolve(name));
        byte[] request = ("GET /" + name + " HTTP/1.1\r\nHost: x\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        HttpReply reply = HttpReply.read(
                new ByteArrayInputStream(answer(request, request.length, true)), false);
        assertThat(reply.status()).isEqualTo(301);
        assertThat(reply.field("Location")).isEqualTo("/" + name.replace("[", "%5B") + "/");
    }

    private static int step(int bytes) {
        return Depth.isCampaign() ? 1 : Math.ceilDiv(bytes, CUTS);
    }

    private byte[] answer(byte[] request, int cut, boolean staysOpen) {
        try (FrontDriver connection = rig.connect()) {
            connection.say(request, 0, cut);
            connection.say(request, cut, request.length);
            assertThat(connection.isClosed()).isNotEqualTo(staysOpen);
            return connection.sent();
        }
    }

    private byte[] answerByteByByte(byte[] request) {
        try (FrontDriver connection = rig.connect()) {
            for (int at = 0; at < request.length; at++) {
                connection.say(request, at, at + 1);
            }
            return connection.sent();
        }
    }

    private void tag(String name) {
        byte[] request = ("GET /" + name + " HTTP/1.1\r\nHost: x\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        String head = new String(answer(request, request.length, true),
                StandardCharsets.ISO_8859_1);
        int from = head.indexOf("ETag: ") + "ETag: ".length();
        files.tag(name, head.substring(from, head.indexOf("\r\n", from)));
    }
}
