package dev.servelab.lesson.quiz;

import java.util.List;
import java.util.stream.Stream;

/** Every kind of question about threads. */
final class ThreadKinds {
    private ThreadKinds() {}

    static List<QuestionKind> all() {
        return Stream.<QuestionKind[]>of(PlaceQuestion.values(), CountQuestion.values())
                .flatMap(Stream::of).toList();
    }
}
