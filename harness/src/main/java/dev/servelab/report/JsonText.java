package dev.servelab.report;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Iterator;
import java.util.Map;

/**
 * JSON that a person can read too: a line for each field, arrays of plain values on one line. A
 * time series of forty numbers is one line, not forty.
 */
final class JsonText {
    private static final Gson GSON = new GsonBuilder().serializeNulls().disableHtmlEscaping()
            .create();

    private final StringBuilder text = new StringBuilder();

    private JsonText() {}

    /** The document, with an LF at its end. */
    static String of(JsonObject json) {
        JsonText writer = new JsonText();
        writer.value(json, 0);
        return writer.text.append('\n').toString();
    }

    /** The same without a space that is not needed. */
    static String compact(JsonObject json) {
        return GSON.toJson(json);
    }

    private void value(JsonElement json, int depth) {
        if (json instanceof JsonObject whole && !whole.isEmpty()) {
            object(whole, depth);
        } else if (json instanceof JsonArray list && !isFlat(list)) {
            array(list, depth);
        } else {
            text.append(GSON.toJson(json));
        }
    }

    private void object(JsonObject object, int depth) {
        text.append('{');
        Iterator<Map.Entry<String, JsonElement>> fields = object.entrySet().iterator();
        while (fields.hasNext()) {
            Map.Entry<String, JsonElement> field = fields.next();
            line(depth + 1);
            text.append(GSON.toJson(field.getKey())).append(": ");
            value(field.getValue(), depth + 1);
            text.append(fields.hasNext() ? "," : "");
        }
        line(depth);
        text.append('}');
    }

    private void array(JsonArray array, int depth) {
        text.append('[');
        Iterator<JsonElement> elements = array.iterator();
        while (elements.hasNext()) {
            line(depth + 1);
            value(elements.next(), depth + 1);
            text.append(elements.hasNext() ? "," : "");
        }
        line(depth);
        text.append(']');
    }

    private void line(int depth) {
        text.append('\n').append("  ".repeat(depth));
    }

    /** Of plain values, or of pairs of plain values, as a curve is. */
    private static boolean isFlat(JsonArray array) {
        return array.asList().stream().allMatch(
                element -> element instanceof JsonArray pair
                        ? isPlain(pair)
                        : !element.isJsonObject());
    }

    private static boolean isPlain(JsonArray array) {
        return array.asList().stream()
                .noneMatch(element -> element.isJsonObject() || element.isJsonArray());
    }
}
