package dev.servelab.lesson.eviction;

import dev.servelab.lesson.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What happened in a step, and why, in sentences. */
public final class Words {
    private final Texts texts;
    private final ByteUnit unit;

    public Words(Texts texts, ByteUnit unit) {
        this.texts = texts;
        this.unit = unit;
    }

    /** One sentence or two for each event, in their order. */
    public List<String> of(Request request, Lane lane, Step step) {
        List<String> sentences = new ArrayList<>();
        if (request.kind() == Request.Kind.LIST) {
            sentences.add(step.list().isEmpty()
                    ? texts.text("list.empty")
                    : texts.text("list", String.join(" ", step.list())));
        }
        step.events().forEach(event -> sentences.add(of(event, lane.spec())));
        return sentences;
    }

    private String of(Event event, LaneSpec spec) {
        return switch (event) {
            case Event.Answered answered -> texts.text("answered." + answered.outcome().id()
                    + suffix(answered.reason()), answered.name());
            case Event.PassedOver passed -> texts.text(
                    passed.loading() ? "passed-over.loading" : "passed-over.sent", passed.name());
            case Event.Spared spared -> texts.text("spared", spared.name(), spared.before(),
                    spared.after());
            case Event.Evicted victim -> evicted(victim, spec);
            case Event.Stale stale -> texts.text(
                    stale.pins() == 0 ? "stale" : "stale.sent", stale.name());
            case Event.Torn torn -> texts.text("torn", torn.name(), torn.readers());
            case Event.ReaderBegan began -> texts.text(
                    began.pastCache() ? "reader.began.past" : "reader.began", began.name());
            case Event.ReaderEnded ended -> texts.text(
                    "reader.ended" + (ended.ending() == Event.Ending.PLAIN
                            ? ""
                            : "." + ended.ending().name().toLowerCase(Locale.ROOT)),
                    ended.name(), ended.pinsLeft());
            case Event.LoadBegan began -> texts.text("load.began", began.name());
            case Event.LoadEnded ended -> texts.text(
                    ended.published() ? "load.ended" : "load.superseded", ended.name());
            case Event.Freed freed -> texts.text("freed", freed.name(), unit.text(freed.bytes()));
            case Event.Nothing nothing -> texts.text("load.none", nothing.name());
        };
    }

    private static String suffix(Event.Reason reason) {
        return reason == Event.Reason.PLAIN
                ? ""
                : "." + reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private String evicted(Event.Evicted victim, LaneSpec spec) {
        String key = "evicted." + spec.order();
        String why = texts.has(key)
                ? texts.text(key, victim.name())
                : texts.text("evicted.other", victim.name(), spec.policy());
        return victim.pins() == 0
                ? why
                : why + " " + texts.text("doomed", victim.name(), victim.pins());
    }
}
