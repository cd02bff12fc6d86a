package dev.servelab.lesson.quiz;

/** A sort of question: makes as many of them as there are seeds. Without state. */
interface QuestionKind {
    /** The name in JSON, and where its texts' keys begin. */
    String id();

    /** Makes one. */
    Question make(Dice dice);
}
