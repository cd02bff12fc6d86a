package dev.servelab.lesson.quiz;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Questions about Belady's rule, which knows the future. */
enum FutureQuestion implements QuestionKind {
    /** How many hits it has: more than lru. */
    BELADY(AnswerForm.NUMBER) {
        @Override
        public Question make(Dice dice) {
            int capacity = dice.between(2, 3);
            List<Step> steps = Search.first(() -> draw(dice), drawn -> {
                Traced lru = Traced.of(NaivePolicy.of(NaiveOrder.LRU), capacity, drawn);
                return hits(capacity, drawn) > lru.hits();
            });
            return question(capacity, steps, Integer.toString(hits(capacity, steps)), 0);
        }
    },
    /** Whom it sends away at one request; nobody else is asked for as late. */
    BELADY_LEAVES(AnswerForm.NAME) {
        @Override
        public Question make(Dice dice) {
            int capacity = dice.between(3, 4);
            int asked = dice.between(5, 8);
            List<Step> steps = Search.first(() -> draw(dice),
                    drawn -> hasOneVictim(NaiveBelady.play(capacity, drawn), drawn, asked));
            return question(capacity, steps,
                    NaiveBelady.play(capacity, steps).get(asked).left().getFirst(), asked);
        }
    };

    private final AnswerForm form;

    FutureQuestion(AnswerForm form) {
        this.form = form;
    }

    @Override
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @param asked which request is asked about, from 0 */
    Question question(int capacity, List<Step> steps, String key, int asked) {
        return new Question(id(), List.of(
                Block.Say.of("belady.given", capacity),
                new Block.Show(Step.lines(steps, Traced.COLUMNS)),
                Block.Say.of("rule.belady"),
                Block.Say.of(id() + ".ask", asked + 1, steps.get(asked).name())),
                form, key, List.of(worked(capacity, steps), Block.Say.of("belady.why")));
    }

    private static List<Step> draw(Dice dice) {
        return Step.ofLetters(OrderQuestion.letters(dice, 12));
    }

    private static int hits(int capacity, List<Step> steps) {
        return (int) NaiveBelady.play(capacity, steps).stream()
                .filter(each -> each.outcome().equals("hit")).count();
    }

    /** At that request somebody leaves, and of all cached files that one is asked for last. */
    private static boolean hasOneVictim(List<Happened> played, List<Step> steps, int asked) {
        List<String> left = played.get(asked).left();
        if (left.isEmpty()) {
            return false;
        }
        int latest = NaiveBelady.next(left.getFirst(), steps, asked);
        return played.get(asked - 1).cached().stream()
                .filter(name -> NaiveBelady.next(name, steps, asked) >= latest).count() == 1;
    }

    private static Block.Table worked(int capacity, List<Step> steps) {
        List<Happened> played = NaiveBelady.play(capacity, steps);
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            Happened each = played.get(i);
            int now = i;
            rows.add(List.of(Integer.toString(i + 1), each.step().text(), each.outcome(),
                    String.join(" ", each.left()), String.join(" ", each.cached().stream()
                            .map(name -> name + "@" + when(name, steps, now)).toList())));
        }
        return new Block.Table(List.of("head.number", "head.request", "head.answer", "head.left",
                "head.cached-next"), rows);
    }

    private static String when(String name, List<Step> steps, int now) {
        int next = NaiveBelady.next(name, steps, now);
        return next == steps.size() ? "-" : Integer.toString(next + 1);
    }
}
