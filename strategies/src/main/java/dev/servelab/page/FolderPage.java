package dev.servelab.page;

import dev.servelab.cache.CachedFile;
import dev.servelab.files.ListedFile;
import dev.servelab.protocol.http.Target;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page of a folder: the folders in it, then its files, with their sizes and what the cache has
 * of them. All links are relative, and it needs no script.
 */
public final class FolderPage {
    /** This name at the top, and all beneath it, is the server's own over HTTP. */
    private static final String OWN = Target.OWN.replace("/", "");

    private static final Template TEMPLATE = new Template("folder.html",
            List.of("page.css", "tables.css", "folder.css", "media.css"), List.of("folder.js"));
    private static final String POLICY = SecurityPolicy.allowing(TEMPLATE.style(),
            TEMPLATE.script());

    private final HtmlWriter html = new HtmlWriter();
    private final String folder;
    private final Level level;
    private final @Nullable CachedFile nextVictim;

    private FolderPage(String folder, Level level, @Nullable CachedFile nextVictim) {
        this.folder = folder;
        this.level = level;
        this.nextVictim = nextVictim;
    }

    /**
     * Makes one.
     *
     * @param folder empty for the shared directory itself, else its name and {@code /}
     * @param files  what FILES lists, in its order
     * @param cached what LIST lists, in its order
     * @return null if no file is beneath the folder, which then does not exist; the shared directory
     *         always does
     */
    public static @Nullable Page of(String folder, List<ListedFile> files,
            List<CachedFile> cached) {
        Level level = new Level(folder, files, cached);
        if (level.total().files() == 0 && !folder.isEmpty()) {
            return null;
        }
        FolderPage page = new FolderPage(folder, level,
                cached.isEmpty() ? null : cached.getFirst());
        return Page.html(POLICY, page.write());
    }

    private byte[] write() {
        html.markup(TEMPLATE.before("TITLE")).text(folder.isEmpty() ? "Files" : folder)
                .markup(" – servelab").markup(TEMPLATE.between("TITLE", "CONTENT"));
        writeHead();
        if (level.total().files() == 0) {
            html.markup("<p class=\"lead\">There is no file to be had here.</p>\n");
        } else {
            writeTable();
        }
        return html.markup(TEMPLATE.after("CONTENT")).toBytes();
    }

    private void writeHead() {
        html.markup("<header class=\"masthead\">\n<div><p class=\"brand\">servelab</p><h1>");
        writeTrail();
        html.markup("</h1></div>\n<a class=\"button\" href=\"").markup(top()).markup(OWN)
                .markup("/\">Live page</a>\n<p class=\"facts\"><span>")
                .markup(Sizes.counted(level.total().files(), "file", "files"))
                .markup("</span> <span>").markup(Sizes.readable(level.total().bytes()))
                .markup("</span> <span>").markup(Sizes.grouped(level.total().cachedFiles()))
                .markup(" cached, ").markup(Sizes.readable(level.total().cachedBytes()))
                .markup("</span></p>\n</header>\n");
    }

    /** The way here, from the shared directory on: each folder but the last one is a link. */
    private void writeTrail() {
        String[] names = folder.split("/", 0);
        int depth = folder.isEmpty() ? 0 : names.length;
        if (depth == 0) {
            html.markup("Files");
            return;
        }
        html.markup("<a href=\"").markup(top()).markup("\">Files</a>");
        for (int i = 0; i < depth; i++) {
            html.markup("<span class=\"slash\"> / </span>");
            boolean last = i == depth - 1;
            html.markup(last ? "<bdi>" : "<a href=\"" + "../".repeat(depth - 1 - i) + "\"><bdi>")
                    .text(names[i]).markup(last ? "</bdi>" : "</bdi></a>");
        }
    }

    /** The shared directory as seen from this folder. */
    private String top() {
        long depth = folder.chars().filter(c -> c == '/').count();
        return depth == 0 ? "./" : "../".repeat((int) depth);
    }

    private void writeTable() {
        html.markup("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Files\">"
                + "<table>\n<thead><tr><th scope=\"col\" class=\"text\">Name</th>"
                + "<th scope=\"col\">Size</th><th scope=\"col\" class=\"exact\">Bytes</th>"
                + "<th scope=\"col\" class=\"text\">In the cache</th></tr></thead>\n<tbody>\n");
        if (!folder.isEmpty()) {
            html.markup("<tr class=\"up\"><th scope=\"row\"><a href=\"../\">.. "
                    + "<span class=\"soft\">up one folder</span></a></th><td></td>"
                    + "<td class=\"exact\"></td><td></td></tr>\n");
        }
        level.folders().forEach(this::writeFolder);
        level.files().forEach(this::writeFile);
        html.markup("</tbody>\n<tfoot><tr><th scope=\"row\">")
                .markup(Sizes.counted(level.folders().size(), "folder", "folders"))
                .markup(", ").markup(Sizes.counted(level.files().size(), "file", "files"))
                .markup(" here</th>");
        writeSums(level.total());
        html.markup("</tr></tfoot>\n</table></div>\n");
    }

    private void writeFolder(Level.Sum sum) {
        html.markup("<tr class=\"folder\">");
        writeName(sum.name, "/");
        writeSums(sum);
        html.markup("</tr>\n");
    }

    private void writeSums(Level.Sum sum) {
        writeSize(sum.bytes());
        html.markup("<td class=\"text\">").markup(Sizes.grouped(sum.cachedFiles()))
                .markup(" of ").markup(Sizes.counted(sum.files(), "file", "files"))
                .markup("</td>");
    }

    private void writeFile(ListedFile file) {
        String name = file.name().substring(folder.length());
        html.markup("<tr>");
        writeName(name, "");
        writeSize(file.bytes());
        writeCached(level.cached(file.name()));
        html.markup("</tr>\n");
    }

    private void writeName(String name, String slash) {
        html.markup("<th scope=\"row\">");
        if (folder.isEmpty() && name.equals(OWN)) {
            html.markup("<span>").markup(name).markup(slash)
                    .markup(" <span class=\"soft\">over the native wire only</span></span>");
        } else {
            html.markup("<a href=\"").component(name).markup(slash).markup("\"><bdi>").text(name)
                    .markup("</bdi>").markup(slash).markup("</a>");
        }
        html.markup("</th>");
    }

    private void writeSize(long bytes) {
        html.markup("<td>").markup(Sizes.readable(bytes)).markup("</td><td class=\"exact\">")
                .markup(Sizes.grouped(bytes)).markup("</td>");
    }

    private void writeCached(@Nullable CachedFile cached) {
        if (cached == null) {
            html.markup("<td></td>");
            return;
        }
        html.markup("<td class=\"text in\">").markup(Sizes.counted(cached.hits(), "hit", "hits"));
        if (cached.pins() > 0) {
            html.markup(" <span class=\"pins\">")
                    .markup(Sizes.counted(cached.pins(), "pin", "pins")).markup("</span>");
        }
        if (cached.equals(nextVictim)) {
            html.markup(" <span class=\"next\">next victim</span>");
        }
        html.markup("</td>");
    }
}
