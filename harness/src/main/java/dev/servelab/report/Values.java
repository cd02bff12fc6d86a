package dev.servelab.report;

import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Numbers as JSON has them: never infinite, and null where nothing is known. */
final class Values {
    /** Digits that are kept: more than any of these figures is worth, and a short text. */
    private static final int DIGITS = 6;

    private Values() {}

    /** A number; null if it is none, or infinite. */
    static void add(JsonObject json, String name, double value) {
        if (Double.isFinite(value)) {
            json.addProperty(name, rounded(value));
        } else {
            json.add(name, JsonNull.INSTANCE);
        }
    }

    static void add(JsonObject json, String name, OptionalDouble value) {
        add(json, name, value.orElse(Double.NaN));
    }

    static void add(JsonObject json, String name, OptionalLong value) {
        if (value.isEmpty()) {
            json.add(name, JsonNull.INSTANCE);
        } else {
            json.addProperty(name, value.getAsLong());
        }
    }

    /** To {@value #DIGITS} digits that count, and never whole ones away. */
    static double rounded(double value) {
        if (value == 0) {
            return 0;
        }
        double power = DIGITS - 1 - Math.floor(Math.log10(Math.abs(value)));
        double scale = Math.pow(10, Math.max(0, Math.min(power, 15)));
        return Math.round(value * scale) / scale;
    }
}
