package dev.servelab.report;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.servelab.lesson.Texts;
import dev.servelab.lesson.eviction.Counters;
import dev.servelab.lesson.eviction.Demo;
import dev.servelab.lesson.eviction.Event;
import dev.servelab.lesson.eviction.Lane;
import dev.servelab.lesson.eviction.Request;
import dev.servelab.lesson.eviction.Resident;
import dev.servelab.lesson.eviction.Step;
import dev.servelab.lesson.eviction.Words;
import java.util.List;
import java.util.Locale;

/** A demo of eviction as JSON, and as a page that is drawn from that JSON alone. */
public final class DemoReport {
    private final Demo demo;
    private final Texts texts;
    private final Words words;

    private DemoReport(Demo demo, Texts texts) {
        this.demo = demo;
        this.texts = texts;
        this.words = new Words(texts, demo.unit());
    }

    /** Everything, with an LF at its end. */
    public static String json(Demo demo, Texts texts) {
        return JsonText.of(new DemoReport(demo, texts).document());
    }

    /**
     * The page.
     *
     * @param command by which it was made, as it may be typed again
     */
    public static String html(Demo demo, Texts texts, List<String> command) {
        return DemoPage.of(new DemoReport(demo, texts).document(), demo, texts, command);
    }

    private JsonObject document() {
        JsonObject json = new JsonObject();
        json.addProperty("scenario",
                demo.scenario().map(scenario -> scenario.id()).orElse(null));
        json.addProperty("language", texts.language());
        JsonArray requests = new JsonArray();
        demo.script().requests().stream().map(Request::text).forEach(requests::add);
        json.add("requests", requests);
        JsonArray lanes = new JsonArray();
        demo.lanes().forEach(lane -> lanes.add(lane(lane)));
        json.add("lanes", lanes);
        JsonArray claims = new JsonArray();
        demo.claims().forEach(claim -> {
            JsonObject each = new JsonObject();
            each.addProperty("claim", claim.in(texts));
            each.addProperty("holds", claim.holds());
            claims.add(each);
        });
        json.add("claims", claims);
        return json;
    }

    private JsonObject lane(Lane lane) {
        JsonObject json = new JsonObject();
        json.addProperty("policy", lane.spec().policy());
        json.addProperty("capacity", lane.spec().capacityBytes());
        JsonArray steps = new JsonArray();
        for (int i = 1; i < lane.steps().size(); i++) {
            steps.add(step(lane, demo.script().requests().get(i - 1), lane.steps().get(i)));
        }
        json.add("steps", steps);
        return json;
    }

    private JsonObject step(Lane lane, Request request, Step step) {
        JsonObject json = new JsonObject();
        json.addProperty("request", request.text());
        json.addProperty("request_name", request.name());
        json.addProperty("outcome", step.outcome().map(outcome -> outcome.id()).orElse(null));
        JsonArray residents = new JsonArray();
        step.residents().forEach(each -> residents.add(resident(each)));
        json.add("residents", residents);
        json.addProperty("next_victim", lane.next(step).map(Resident::name).orElse(null));
        JsonArray victims = new JsonArray();
        JsonArray passedOver = new JsonArray();
        for (Event event : step.events()) {
            if (event instanceof Event.Evicted victim) {
                victims.add(victim.name());
            } else if (event instanceof Event.PassedOver passed) {
                passedOver.add(passed.name());
            }
        }
        json.add("victims", victims);
        json.add("passed_over", passedOver);
        JsonArray pastCache = new JsonArray();
        step.pastCache().forEach(pastCache::add);
        json.add("past_cache", pastCache);
        JsonArray why = new JsonArray();
        words.of(request, lane, step).forEach(why::add);
        json.add("why", why);
        json.add("counters", counters(step.counters()));
        return json;
    }

    private static JsonObject resident(Resident resident) {
        JsonObject json = new JsonObject();
        json.addProperty("id", resident.id());
        json.addProperty("name", resident.name());
        json.addProperty("bytes", resident.bytes());
        json.addProperty("pins", resident.pins());
        json.addProperty("state", resident.state().name().toLowerCase(Locale.ROOT));
        json.addProperty("mark", resident.mark());
        return json;
    }

    private static JsonObject counters(Counters counters) {
        JsonObject json = new JsonObject();
        json.addProperty("hits", counters.hits());
        json.addProperty("shared_misses", counters.sharedMisses());
        json.addProperty("misses", counters.misses());
        json.addProperty("bypasses", counters.bypasses());
        json.addProperty("evictions", counters.evictions());
        json.addProperty("dooms", counters.dooms());
        json.addProperty("passed_over", counters.passedOver());
        json.addProperty("stale", counters.stale());
        json.addProperty("wrong_copies", counters.torn());
        json.addProperty("hit_ratio", counters.hitRatio());
        json.addProperty("byte_hit_ratio", counters.byteHitRatio());
        return json;
    }
}
