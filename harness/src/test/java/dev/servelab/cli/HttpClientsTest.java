package dev.servelab.cli;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.servelab.server.FileServer;
import dev.servelab.server.ServerSettings;
import dev.servelab.testing.FaultProxy;
import dev.servelab.testing.FaultProxy.Fault;
import dev.servelab.testing.SharedFiles;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Programs that other people wrote, against our server: a check that is not our own. */
class HttpClientsTest {
    private static final int LARGE_BYTES = 3_000_000;
    /** What curl ends with when fewer bytes came than were promised. */
    private static final int CURL_PARTIAL = 18;
    /** What curl ends with when it asked for the rest and was given the whole. */
    private static final int CURL_NO_RANGE = 33;
    private static final Pattern WRK_REQUESTS = Pattern.compile("([0-9]+) requests in");
    private static final Pattern ENTITY_TAG = Pattern.compile("(?i)etag: ((?:W/)?\"[^\"]+\")");

    @TempDir
    Path temporary;

    private final SharedFiles files;
    private final byte[] large;
    private final FileServer server;

    HttpClientsTest(@TempDir Path root) throws IOException {
        files = new SharedFiles(root);
        large = files.write("large", LARGE_BYTES);
        files.write("folder/a b%.txt", 700);
        server = FileServer.open(ServerSettings.defaults(root));
    }

    @BeforeEach
    void start() throws IOException {
        server.start();
    }

    @AfterEach
    void stop() throws IOException {
        server.checkInvariants();
        assertThat(stats().get("pins").getAsLong()).isZero();
        server.close();
    }

    @Test
    void curl_getAndHead_areTheFileAndItsHead() throws Exception {
        if (lacks("curl")) {
            return;
        }
        Tool.curl(temporary, "-o", "copy", url("large")).endsWith(0);
        assertThat(temporary.resolve("copy")).hasBinaryContent(large);
        Tool.curl(temporary, "--http1.0", "-o", "copy10", url("large")).endsWith(0);
        assertThat(temporary.resolve("copy10")).hasBinaryContent(large);
        Tool.curl(temporary, "-o", "odd", url("folder/a%20b%25.txt")).endsWith(0);
        assertThat(temporary.resolve("odd"))
                .hasBinaryContent(SharedFiles.content("folder/a b%.txt", 700, 1));
        assertThat(Tool.curl(temporary, "-I", url("large")).endsWith(0).said())
                .startsWith("HTTP/1.1 200 OK").contains("Content-Length: " + LARGE_BYTES);
        assertThat(Tool.curl(temporary, "-f", url("nowhere")).endsWith(22).said()).contains("404");
        assertThat(Tool.curl(temporary, "-L", "-w", "%{num_redirects}", url("folder"))
                .endsWith(0).said()).contains("a b%.txt").endsWith("1");
        assertThat(Tool.curl(temporary, "-T", "copy", "-w", "%{http_code}", url("large"))
                .endsWith(0).said()).endsWith("405");
    }

    @Test
    void curl_resumesACutDownload_theWholeIsRight() throws Exception {
        if (lacks("curl")) {
            return;
        }
        Path part = cutDownload("part");
        long had = Files.size(part);
        long sentBefore = stats().get("bytes_sent").getAsLong();

        Tool.curl(temporary, "-C", "-", "-o", "part", url("large")).endsWith(0);

        assertThat(part).hasBinaryContent(large);
        assertThat(stats().get("bytes_sent").getAsLong() - sentBefore)
                .isEqualTo(LARGE_BYTES - had);
    }

    /** The rest of a file that is another one now is not sent: If-Range gives the whole. */
    @Test
    void curl_fileReplacedBeforeItsRest_startsOver() throws Exception {
        if (lacks("curl")) {
            return;
        }
        String same = "If-Range: " + entityTag();
        Path part = cutDownload("part");
        byte[] cut = Files.readAllBytes(part);
        byte[] other = files.write("large", LARGE_BYTES, 2);
        awaitNewVersion(same);

        Tool.curl(temporary, "-C", "-", "-H", same, "-o", "part", url("large"))
                .endsWith(CURL_NO_RANGE);
        assertThat(part).hasBinaryContent(cut);
        assertThat(Tool.curl(temporary, "-r", cut.length + "-", "-H", same, "-o", "part", "-w",
                "%{http_code}", url("large")).endsWith(0).said()).isEqualTo("200");
        assertThat(part).hasBinaryContent(other);
    }

    @Test
    void curl_manyAtOnce_everyByteIsRight() throws Exception {
        if (lacks("curl")) {
            return;
        }
        List<String> arguments = new ArrayList<>(List.of("-Z", "--parallel-max", "12"));
        for (int i = 0; i < 12; i++) {
            arguments.addAll(List.of("-o", "copy" + i, url("large")));
        }
        Tool.curl(temporary, arguments.toArray(String[]::new)).endsWith(0);
        for (int i = 0; i < 12; i++) {
            assertThat(temporary.resolve("copy" + i)).hasBinaryContent(large);
        }
    }

    @Test
    void curl_pathsThatLeadOutside_areRefused() throws Exception {
        if (lacks("curl")) {
            return;
        }
        for (String path : List.of("/../etc/passwd", "/folder/../../etc/passwd",
                "/%2e%2e/etc/passwd", "/..%2fetc%2fpasswd", "//etc/passwd", "/%2Fetc/passwd",
                "/.%00./etc/passwd", "/..%5c..%5cetc", "/./large", "/folder/../large")) {
            assertThat(Tool.curl(temporary, "--path-as-is", "-w", " %{http_code}", "-o",
                    "/dev/null", address() + path).endsWith(0).said()).as(path)
                    .isIn(" 400", " 404");
        }
    }

    @Test
    void wget_getsResumesAndMirrors() throws Exception {
        if (lacks("wget")) {
            return;
        }
        Tool.run(temporary, "wget", "-q", "-O", "copy", url("large")).endsWith(0);
        assertThat(temporary.resolve("copy")).hasBinaryContent(large);
        Files.write(temporary.resolve("large"), Arrays.copyOf(large, 1_000_000));
        Tool.run(temporary, "wget", "-q", "-c", url("large")).endsWith(0);
        assertThat(temporary.resolve("large")).hasBinaryContent(large);
        Tool.run(temporary, "wget", "-q", "-r", "-np", "-nH", "-P", "mirror", "-X", "/_servelab",
                url("")).endsWith(0);
        assertThat(temporary.resolve("mirror/large")).hasBinaryContent(large);
        assertThat(temporary.resolve("mirror/folder/a b%.txt"))
                .hasBinaryContent(SharedFiles.content("folder/a b%.txt", 700, 1));
    }

    /** Those that are open when its time is over are not counted by wrk. */
    @Test
    void wrk_aMoment_countsWhatTheServerCounts() throws Exception {
        if (lacks("wrk")) {
            return;
        }
        int connections = 4;
        String said = Tool.run(temporary, "wrk", "-t1", "-c" + connections, "-d1",
                url("folder/a%20b%25.txt")).endsWith(0).said();
        MatchResult requests = WRK_REQUESTS.matcher(said).results().findFirst().orElseThrow();
        long counted = Long.parseLong(requests.group(1));
        assertThat(said).doesNotContain("Non-2xx", "Socket errors");
        assertThat(stats().get("http_requests").getAsLong())
                .isBetween(counted, counted + connections);
    }

    /** The file's bytes up to where the network ended. */
    private Path cutDownload(String name) throws Exception {
        try (FaultProxy proxy = new FaultProxy(server.address(), Fault.CUT, 7, LARGE_BYTES)) {
            Tool.curl(temporary, "-o", name, "http://" + hostPort(proxy.address()) + "/large")
                    .endsWith(CURL_PARTIAL);
        }
        // The server may be sending still; its books stand when it has noticed.
        while (stats().get("connections").getAsLong() > 0) {
            Thread.onSpinWait();
        }
        return temporary.resolve(name);
    }

    private String entityTag() throws Exception {
        String head = Tool.curl(temporary, "-I", url("large")).endsWith(0).said();
        return ENTITY_TAG.matcher(head).results().findFirst().orElseThrow().group(1);
    }

    /** The server looks again once a second. */
    private void awaitNewVersion(String before) throws Exception {
        for (int i = 0; i < 1_000 && before.endsWith(entityTag()); i++) {
            Thread.onSpinWait();
        }
    }

    private JsonObject stats() {
        return JsonParser.parseString(server.stats()).getAsJsonObject();
    }

    private static boolean lacks(String program) {
        return Means.lacks(program + " against our server", "there is no " + program, "sh", "-c",
                "command -v " + program);
    }

    private String address() {
        return "http://" + hostPort(server.address());
    }

    private String url(String path) {
        return address() + "/" + path;
    }

    private static String hostPort(InetSocketAddress address) {
        return address.getAddress().getHostAddress() + ":" + address.getPort();
    }
}
