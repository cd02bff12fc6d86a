package dev.servelab.report;

import dev.servelab.server.FileServer;
import dev.servelab.server.ListenSettings;
import dev.servelab.server.ServerSettings;
import dev.servelab.testing.SharedFiles;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The pages of a running server in a Chromium: the live page, and the page of a folder. */
class ServerPagesTest {
    private static final int DESK = 1_280;
    private static final int PHONE = 390;
    /** Each is the content of a file of that name. */
    private static final List<String> NAMES = List.of("100%41.txt", "<b>&amp;\"'.txt", "a:b.txt",
            "a?b#c.txt", "new\nline.txt", "two  spaces .txt", "日本 🦊.txt");
    private static final int BIG_BYTES = 24 * 1_024 * 1_024;

    @RegisterExtension
    static final Browser BROWSER = new Browser("the pages of a running server");

    @TempDir
    Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<Chromium.Page> pages = new ArrayList<>();
    private FileServer server;
    private String address;

    @BeforeEach
    void start() throws Exception {
        Files.createDirectories(folder.resolve("in side/deep"));
        for (String name : NAMES) {
            Files.writeString(folder.resolve(name), name);
            Files.writeString(folder.resolve("in side").resolve(name), name);
        }
        Files.write(folder.resolve("in side/deep/big.bin"), new byte[BIG_BYTES]);
        server = FileServer.open(ServerSettings.defaults(folder));
        server.start();
        address = "http://127.0.0.1:" + server.address().getPort() + "/";
    }

    @AfterEach
    void stop() throws Exception {
        for (Chromium.Page page : pages) {
            page.close();
        }
        client.close();
        server.close();
    }

    @Test
    void folderPage_everyLink_leadsToItsFile() throws Exception {
        Chromium.Page page = visit("in%20side/", PHONE, "light");
        List<String> links = page.evaluate(
                "[...document.querySelectorAll('tbody tr:not([class]) a')].map(a => a.href)")
                .getAsJsonArray().asList().stream().map(link -> link.getAsString()).toList();

        assertThat(links).hasSameSizeAs(NAMES);
        for (int i = 0; i < links.size(); i++) {
            assertThat(get(links.get(i))).isEqualTo(NAMES.get(i));
        }
        assertThat(widthOf(page)).isLessThanOrEqualTo(PHONE);
        assertThat(page.complaints()).isEmpty();
        assertThat(page.requests()).containsExactly(address + "in%20side/");
    }

    @Test
    void folderPage_headsPressed_sortsFoldersAndFilesByThem() throws Exception {
        get(address + "a:b.txt");
        Chromium.Page page = visit("", DESK, "dark");

        assertThat(texts(page, "tbody th")).first().isEqualTo("in side/");
        assertThat(texts(page, "td.in")).containsExactly("0 hits next victim");
        page.evaluate("document.querySelectorAll('thead button')[1].click()");
        assertThat(texts(page, "tbody th")).startsWith("in side/", "two  spaces .txt");
        page.evaluate("document.querySelectorAll('thead button')[3].focus()");
        page.press("Enter");
        assertThat(texts(page, "tbody th")).startsWith("in side/", "a:b.txt");
        assertThat(texts(page, "th[aria-sort=descending]")).containsExactly("In the cache");
        assertThat(page.complaints()).isEmpty();
    }

    @Test
    void livePage_filesAskedFor_showsThemAndTheFiguresMove() throws Exception {
        Chromium.Page page = visit("_servelab/", DESK, "light");
        page.await("document.querySelector('.state.live') !== null");
        assertThat(texts(page, ".rest")).containsExactly("Nothing is cached.");
        new SharedFiles(folder).rest();

        get(address + "in%20side/deep/big.bin");
        page.await("document.querySelectorAll('#victims tbody tr').length === 1");
        get(address + "in%20side/deep/big.bin");
        get(address + "a%3Ab.txt");
        page.await("document.querySelectorAll('#victims tbody tr').length === 2");

        assertThat(texts(page, "#victims tbody th"))
                .containsExactly("in side/deep/big.bin", "a:b.txt");
        assertThat(texts(page, "#victims tbody tr:first-child td"))
                .containsExactly("1", "24.0 MiB", "1", "");
        assertThat(texts(page, ".figures dd")).startsWith("33.3 %", "since the start")
                .contains("3 in all", "24.0 MiB", "2 files, of 64.0 MiB");
        assertThat(texts(page, "#outcomes tbody td:nth-child(2)"))
                .containsExactly("1", "0", "2", "0");
        assertThat(page.complaints()).isEmpty();
        assertThat(page.requests()).allMatch(asked -> asked.startsWith(address + "_servelab/"));
        assertThat(pixel(page, 0.2)).isNotEqualTo(pixel(page, 0.6)).isEqualTo(pixel(page, 0.3));
        assertThat(pixel(page, 0.6)).isEqualTo(pixel(page, 0.9));
    }

    @Test
    void livePage_byKeyboardOnAPhoneAtNight_goesAlongTheShelfAndPauses() throws Exception {
        get(address + "a:b.txt");
        get(address + "in%20side/deep/big.bin");
        Chromium.Page page = visit("_servelab/", PHONE, "dark");
        page.await("document.querySelectorAll('#victims tbody tr').length === 2");

        page.evaluate("document.querySelector('canvas').focus()");
        page.press("ArrowRight");
        assertThat(texts(page, ".choice"))
                .containsExactly("a:b.txt, 7 B, 0 hits, next victim");
        page.press("End");
        assertThat(texts(page, ".choice")).containsExactly(
                "in side/deep/big.bin, 24.0 MiB, 0 hits, number 2 of 2 to go");
        page.evaluate("document.querySelector('.tools button').focus()");
        page.press("Enter");
        assertThat(texts(page, ".state")).containsExactly("Paused: the server is not asked.");

        assertThat(widthOf(page)).isLessThanOrEqualTo(PHONE);
        assertThat(page.evaluate("getComputedStyle(document.body).backgroundColor").getAsString())
                .isEqualTo("rgb(20, 22, 26)");
        assertThat(page.complaints()).isEmpty();
    }

    @Test
    void livePage_serverGoneAndBack_saysSoAndGoesOn() throws Exception {
        get(address + "a:b.txt");
        Chromium.Page page = visit("_servelab/", DESK, "dark");
        page.await("document.querySelectorAll('#victims tbody tr').length === 1");

        server.close();
        page.await("document.querySelector('.state.gone') !== null");
        assertThat(texts(page, ".state")).singleElement().asString()
                .startsWith("The server does not answer.");
        assertThat(texts(page, "#victims tbody th")).containsExactly("a:b.txt");
        restart();

        page.await("document.querySelector('.state.live') !== null");
        assertThat(texts(page, ".rest")).containsExactly("Nothing is cached.");
        assertThat(page.evaluate("document.body.innerText.match(/NaN|undefined|null/)?.join()"
                + " ?? ''").getAsString()).isEmpty();
    }

    /** Nobody sees it, so nobody asks. Shown again, it asks at once. */
    @Test
    void livePage_hidden_rests() throws Exception {
        Chromium.Page page = visit("_servelab/", DESK, "light");
        page.await("document.querySelector('.state.live') !== null");

        page.evaluate(visibility("hidden"));
        assertThat(texts(page, ".state")).containsExactly("Paused: the server is not asked.");
        get(address + "a:b.txt");
        page.evaluate(visibility("visible"));
        page.await("document.querySelectorAll('#victims tbody tr').length === 1");
    }

    private static String visibility(String state) {
        return "Object.defineProperty(document, 'visibilityState', {value: '" + state
                + "', configurable: true}); document.dispatchEvent(new Event('visibilitychange'))";
    }

    private void restart() throws IOException {
        ServerSettings settings = server.settings();
        ListenSettings listen = settings.listen();
        server = FileServer.open(settings.withListen(new ListenSettings(listen.host(),
                URI.create(address).getPort(), listen.backlog(), listen.maxConnections(),
                listen.sendBufferBytes())));
        server.start();
    }

    private Chromium.Page visit(String page, int width, String theme) throws Exception {
        Chromium.Page shown = BROWSER.visit(URI.create(address + page), width, theme);
        pages.add(shown);
        return shown;
    }

    private String get(String link) throws Exception {
        return client
                .send(HttpRequest.newBuilder(URI.create(link)).build(), BodyHandlers.ofString())
                .body();
    }

    private static int widthOf(Chromium.Page page) throws Exception {
        return page.evaluate("document.documentElement.scrollWidth").getAsInt();
    }

    /** The colour of the shelf, at a part of its first bytes to its last, in the middle of a row. */
    private static String pixel(Chromium.Page page, double part) throws Exception {
        return page.evaluate("(() => { const canvas = document.querySelector('canvas');"
                + " const at = " + part + " * 8; const row = Math.floor(at);"
                + " return canvas.getContext('2d').getImageData((at - row) * canvas.width,"
                + " 10 + row * 41 + 33, 1, 1).data.join() })()").getAsString();
    }

    private static List<String> texts(Chromium.Page page, String selector) throws Exception {
        return page.evaluate("[...document.querySelectorAll('" + selector
                + "')].map(each => each.textContent)").getAsJsonArray().asList().stream()
                .map(each -> each.getAsString()).toList();
    }
}
