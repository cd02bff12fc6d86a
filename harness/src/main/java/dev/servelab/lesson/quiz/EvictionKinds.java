package dev.servelab.lesson.quiz;

import java.util.List;
import java.util.stream.Stream;

/** Every kind of question about eviction. */
final class EvictionKinds {
    private EvictionKinds() {}

    static List<QuestionKind> all() {
        return Stream.<QuestionKind[]>of(PinQuestion.values(), OrderQuestion.values(),
                FutureQuestion.values()).flatMap(Stream::of).toList();
    }
}
