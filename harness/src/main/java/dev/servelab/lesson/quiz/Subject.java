package dev.servelab.lesson.quiz;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a paper is about. */
public enum Subject {
    /** Who leaves a cache, and when. */
    EVICTION(EvictionKinds.all()),
    /** Who waits for a thread, and for how long. */
    THREADS(ThreadKinds.all());

    @SuppressWarnings("ImmutableEnumChecker") // kinds have no state
    private final List<QuestionKind> kinds;

    Subject(List<QuestionKind> kinds) {
        this.kinds = kinds;
    }

    /** The name on the command line. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    List<QuestionKind> kinds() {
        return kinds;
    }

    /** The subject of that name, if there is one. */
    public static Optional<Subject> ofId(String id) {
        return Arrays.stream(values()).filter(each -> each.id().equals(id)).findFirst();
    }
}
