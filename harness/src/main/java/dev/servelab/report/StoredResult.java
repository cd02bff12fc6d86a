package dev.servelab.report;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.Strictness;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;

/**
 * A result as {@code result.json} holds it. Terminal, Markdown and HTML are all made from this
 * document and from nothing else, so a stored result gives the same report at any time.
 */
public final class StoredResult {
    /** What this version writes and reads. */
    public static final int SCHEMA_VERSION = 2;
    static final String FILE = "result.json";
    private static final Gson STRICT = new GsonBuilder().setStrictness(Strictness.STRICT).create();

    private final JsonObject json;

    StoredResult(JsonObject json) {
        this.json = json;
    }

    /**
     * Reads the result in a folder.
     *
     * @throws UnreadableResult if there is none, or it is broken, or of another schema
     * @throws IOException if the system does not let us read it
     */
    public static StoredResult read(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        try {
            return parse(Files.readString(file), file.toString());
        } catch (NoSuchFileException | NotDirectoryException absent) {
            throw new UnreadableResult(folder + ": no " + FILE + " in it", absent);
        } catch (CharacterCodingException notText) {
            throw new UnreadableResult(file + ": not JSON", notText);
        }
    }

    /**
     * Reads a document.
     *
     * @param name of its file, for messages
     */
    static StoredResult parse(String text, String name) throws UnreadableResult {
        JsonObject json;
        try {
            if (!(STRICT.fromJson(text, JsonElement.class) instanceof JsonObject object)) {
                throw new UnreadableResult(name + ": not a JSON object", null);
            }
            json = object;
        } catch (JsonParseException broken) {
            throw new UnreadableResult(name + ": not JSON, or cut short", broken);
        }
        checkSchema(new View(json), name);
        return new StoredResult(json);
    }

    private static void checkSchema(View json, String name) throws UnreadableResult {
        long version = json.whole("schema_version").orElse(1);
        if (version != SCHEMA_VERSION) {
            throw new UnreadableResult(name + ": schema_version " + version
                    + "; this servelab reads " + SCHEMA_VERSION, null);
        }
        if (json.all("variants").isEmpty() || json.all("scenes").isEmpty()) {
            throw new UnreadableResult(name + ": no scenes or no variants in it", null);
        }
    }

    JsonObject document() {
        return json;
    }

    View view() {
        return new View(json);
    }

    /** The document, with an LF at its end. */
    public String json() {
        return JsonText.of(json);
    }

    /** For a terminal; no line that we choose passes 100 columns. */
    public List<String> text(Glyphs glyphs) {
        return Summary.text(this, glyphs);
    }

    /** The same as Markdown, with the command to run it again. */
    public List<String> markdown() {
        return Summary.markdown(this);
    }

    /** One page that needs no other file and no network. */
    public String html() {
        return HtmlReport.of(this);
    }

    /** Writes {@code summary.md} and {@code report.html} into an existing folder. */
    public void writeReportTo(Path folder) throws IOException {
        Files.writeString(folder.resolve("summary.md"), String.join("\n", markdown()) + "\n");
        Files.writeString(folder.resolve("report.html"), html());
    }

    /** The same, and {@code result.json}. */
    public void writeTo(Path folder) throws IOException {
        Files.writeString(folder.resolve(FILE), json());
        writeReportTo(folder);
    }
}
