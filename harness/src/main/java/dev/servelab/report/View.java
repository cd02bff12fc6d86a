package dev.servelab.report;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Predicate;

/**
 * Reads a part of a result. What is missing, null or of another kind is empty: a report shows what
 * is there.
 */
record View(JsonElement json) {
    private static final View NOTHING = new View(JsonNull.INSTANCE);

    /** The field at the end of a path of names. */
    View get(String... path) {
        JsonElement at = json;
        for (String name : path) {
            if (!(at instanceof JsonObject object) || !object.has(name)) {
                return NOTHING;
            }
            at = object.get(name);
        }
        return new View(at);
    }

    boolean isPresent() {
        return !json.isJsonNull();
    }

    /** The text of a field; empty if it has none. */
    String text(String... path) {
        return get(path).json instanceof JsonPrimitive primitive ? primitive.getAsString() : "";
    }

    boolean flag(String... path) {
        return get(path).json instanceof JsonPrimitive primitive && primitive.isBoolean()
                && primitive.getAsBoolean();
    }

    /** A number, never infinite nor none. */
    OptionalDouble number(String... path) {
        if (get(path).json instanceof JsonPrimitive primitive && primitive.isNumber()) {
            double value = primitive.getAsDouble();
            return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
        }
        return OptionalDouble.empty();
    }

    OptionalLong whole(String... path) {
        OptionalDouble number = number(path);
        return number.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(Math.round(number.getAsDouble()));
    }

    /** A count; 0 if there is none. */
    long count(String... path) {
        return whole(path).orElse(0);
    }

    /** The elements of an array. */
    List<View> all(String... path) {
        return get(path).json instanceof JsonArray array
                ? array.asList().stream().map(View::new).toList()
                : List.of();
    }

    /** The first element that is asked for; a view of nothing if there is none. */
    View first(String array, Predicate<View> which) {
        return all(array).stream().filter(which).findFirst().orElse(NOTHING);
    }

    /** The texts of an array. */
    List<String> texts(String... path) {
        return all(path).stream().map(View::text).filter(text -> !text.isEmpty()).toList();
    }

    /** The fields of an object, in their order. */
    Map<String, JsonElement> fields(String... path) {
        return get(path).json instanceof JsonObject object ? object.asMap() : Map.of();
    }
}
