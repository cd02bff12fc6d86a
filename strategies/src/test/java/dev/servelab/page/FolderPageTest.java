package dev.servelab.page;

import com.sun.management.ThreadMXBean;
import dev.servelab.cache.CachedFile;
import dev.servelab.files.ListedFile;
import dev.servelab.protocol.WireNames;
import dev.servelab.testing.Depth;
import dev.servelab.testing.Figures;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The page of a folder, from lists. */
class FolderPageTest {
    /** What means something in HTML, in an address, or on a line. */
    private static final List<String> SIGNS = List.of("<", ">", "&", "\"", "'", "%", "%3C", "?",
            "#", ":", "x:", "+", " ", "  ", "\n", "\r", "\t", "\u0001", "\u007f",
            "\u0085", "=", "`", "\\", ";", "&lt;", "&#60;", "-->", "<!--CONTENT-->", "<script>",
            "ä", "日本",
            "🦊", "\u202e", "\u2028", "e\u0301", "a", "b", "Z", "0", ".", "-", "_", "~", "..a");

    @Test
    void of_aFolder_listsFoldersThenFilesOfItsLevelAlone() throws Exception {
        Table table = table("a/", List.of(file("a.txt", 1), file("a/b-1/x", 10),
                file("a/b.txt", 2_048), file("a/b/c/d", 3), file("a/b/e", 4), file("a/z", 0),
                file("b/a/y", 5)), List.of());

        assertThat(table.rows()).extracting(row -> row.leadsTo("a/"))
                .containsExactly("", "a/b-1/", "a/b/", "a/b.txt", "a/z", "a/");
        assertThat(table.of("folder")).extracting(Table.Row::cells).containsExactly(
                List.of("b-1/", "10 B", "10", "0 of 1 file"),
                List.of("b/", "7 B", "7", "0 of 2 files"));
        assertThat(table.of("")).extracting(Table.Row::cells).containsExactly(
                List.of("b.txt", "2.00 KiB", "2,048", ""), List.of("z", "0 B", "0", ""));
        assertThat(table.of("total")).singleElement().extracting(Table.Row::cells).isEqualTo(
                List.of("2 folders, 2 files here", "2.02 KiB", "2,065", "0 of 5 files"));
    }

    @Test
    void of_cachedFiles_saysHitsPinsAndWhoGoesNext() throws Exception {
        Table table = table("", List.of(file("in/one", 1), file("in/two", 2), file("next", 3),
                file("not", 4), file("pinned", 5)),
                List.of(new CachedFile("next", 3, 0, 0), new CachedFile("in/two", 2, 0, 9),
                        new CachedFile("pinned", 5, 2, 1), new CachedFile("gone", 6, 0, 0)));

        assertThat(table.rows()).extracting(row -> row.cells().getLast()).containsExactly(
                "1 of 2 files", "0 hits next victim", "", "1 hit 2 pins", "3 of 5 files");
    }

    @Test
    void of_nothingBeneath_isNoPageButForTheSharedDirectory() {
        List<ListedFile> files = List.of(file("a", 1), file("ab/c", 1));

        assertThat(FolderPage.of("a/", files, List.of())).isNull();
        assertThat(FolderPage.of("b/", files, List.of())).isNull();
        assertThat(html("", List.of(), List.of()))
                .contains("There is no file to be had here.").doesNotContain("<table>");
    }

    /** Over HTTP that name is the server's own: a link would lead somewhere else. */
    @Test
    void of_theReservedName_isNoLinkAtTheTop() throws Exception {
        assertThat(table("", List.of(file("_servelab", 1)), List.of()).of(""))
                .extracting(Table.Row::href).containsExactly("");
        List<ListedFile> files = List.of(file("_servelab/x", 1), file("a/_servelab/y", 1));

        assertThat(table("", files, List.of()).of("folder")).extracting(Table.Row::href)
                .containsExactly("", "a/");
        assertThat(table("a/", files, List.of()).of("folder")).extracting(Table.Row::href)
                .containsExactly("_servelab/");
    }

    @Test
    void of_deepFolder_linksToEachFolderAboveAndToTheLivePage() {
        String html = html("a/b b/<c>/", List.of(file("a/b b/<c>/d", 1)), List.of());

        assertThat(html).contains("<title>a/b b/&lt;c&gt;/ – servelab</title>",
                "<a href=\"../../../\">Files</a>", "<a href=\"../../\"><bdi>a</bdi></a>",
                "<a href=\"../\"><bdi>b b</bdi></a>", "<bdi>&lt;c&gt;</bdi></h1>",
                "href=\"../../../_servelab/\"");
    }

    /** Read by a parser that knows nothing of the writer, each row shows and leads to its file. */
    @Test
    @Tag(Depth.TAG)
    void of_hostileNames_areShownAndLedToAsTheyAre() throws Exception {
        for (long seed = 1; seed <= Depth.of(30, 20_000); seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            String folder = random.nextBoolean() ? "" : component(random) + "/";
            SortedSet<String> names = new TreeSet<>();
            for (int i = 0; i < 10; i++) {
                names.add(component(random));
            }

            Table table = table(folder, names.stream().map(name -> file(folder + name, 1)).toList(),
                    List.of());

            assertThat(table.of("")).as("seed %d", seed)
                    .extracting(row -> row.leadsTo(folder))
                    .containsExactlyElementsOf(names.stream().map(folder::concat).toList());
            assertThat(table.of("")).as("seed %d", seed)
                    .extracting(row -> row.cells().getFirst())
                    .containsExactlyElementsOf(names.stream().map(FolderPageTest::shown).toList());
        }
    }

    /** What it takes to make the page is bounded by a few times the page. */
    @Test
    void of_sixtyThousandNames_takesAFewTimesItsTextInMemory() {
        List<ListedFile> files = IntStream.range(0, 60_000)
                .mapToObj(i -> file("report-" + i + ".txt", 1_000L * i)).toList();
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        FolderPage.of("", List.of(), List.of());

        long before = threads.getCurrentThreadAllocatedBytes();
        int length = body(FolderPage.of("", files, List.of())).length;
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;

        Figures.say("page of a folder of 60,000 files", "%,d bytes, %.1f times that allocated"
                .formatted(length, (double) allocated / length));
        assertThat(allocated).isLessThan(6L * length);
    }

    /** A browser goes by the sums in the policy: they must be those of what is in the page. */
    @Test
    void of_anyFolder_allowsItsOwnStyleAndScriptAlone() throws Exception {
        Page page = Objects.requireNonNull(FolderPage.of("", List.of(), List.of()));

        assertThat(page.contentType()).isEqualTo("text/html; charset=utf-8");
        assertThat(page.securityPolicy()).isEqualTo(Policies.expected(page, ""));
    }

    private static String component(SplittableRandom random) {
        StringBuilder name = new StringBuilder();
        int signs = random.nextInt(1, 6);
        for (int i = 0; i < signs; i++) {
            name.append(SIGNS.get(random.nextInt(SIGNS.size())));
        }
        return name.toString().startsWith(".") ? "x" + name : name.toString();
    }

    private static String shown(String name) {
        return WireNames.escape(name).replace("\u202e", "%E2%80%AE");
    }

    private static ListedFile file(String name, long bytes) {
        return new ListedFile(name, bytes);
    }

    private static Table table(String folder, List<ListedFile> files, List<CachedFile> cached)
            throws Exception {
        return Table.in(Objects.requireNonNull(FolderPage.of(folder, files, cached)));
    }

    private static String html(String folder, List<ListedFile> files, List<CachedFile> cached) {
        return new String(body(FolderPage.of(folder, files, cached)), StandardCharsets.UTF_8);
    }

    private static byte[] body(@Nullable Page page) {
        return Objects.requireNonNull(page).body();
    }
}
