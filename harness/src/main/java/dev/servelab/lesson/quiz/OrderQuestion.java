package dev.servelab.lesson.quiz;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Questions about orders: every file counts one, and nobody is slow. */
enum OrderQuestion implements QuestionKind {
    /** How many hits. */
    HITS(AnswerForm.NUMBER) {
        @Override
        public Question make(Dice dice) {
            NaiveOrder order = dice.pick(List.of(NaiveOrder.values()));
            Traced traced = Search.first(() -> draw(dice, order, 12),
                    drawn -> drawn.hits() >= 3 && drawn.hits() <= 7);
            return question(order, traced, Integer.toString(traced.hits()));
        }
    },
    /** Who goes next; not the one that fifo would send away. */
    NEXT(AnswerForm.NAME) {
        @Override
        public Question make(Dice dice) {
            NaiveOrder order = dice.pick(List.of(NaiveOrder.LRU, NaiveOrder.CLOCK,
                    NaiveOrder.SIEVE, NaiveOrder.LFU));
            Traced traced = Search.first(() -> draw(dice, order, 9),
                    drawn -> drawn.last().cached().size() == drawn.capacity()
                            && !next(order, drawn).equals(next(NaiveOrder.FIFO, drawn)));
            return question(order, traced, next(order, traced));
        }
    },
    /** By how many hits two orders differ. */
    DIFFER(AnswerForm.NUMBER) {
        @Override
        public Question make(Dice dice) {
            List<NaiveOrder> orders = dice.shuffled(List.of(NaiveOrder.values())).subList(0, 2);
            Traced traced = Search.first(() -> draw(dice, orders.get(0), 12),
                    drawn -> drawn.hits() > again(drawn, orders.get(1)).hits());
            Traced other = again(traced, orders.get(1));
            return new Question(id(), List.of(
                    Block.Say.of("differ.given", traced.capacity()),
                    traced.shown(), Block.Say.of("rule." + traced.policy()),
                    Block.Say.of("rule." + other.policy()),
                    Block.Say.of("differ.ask", traced.policy(), other.policy())),
                    form(), Integer.toString(traced.hits() - other.hits()), List.of(
                            Block.Say.of("order.hits", traced.policy(), traced.hits()),
                            traced.worked(""),
                            Block.Say.of("order.hits", other.policy(), other.hits()),
                            other.worked("")));
        }
    },
    /** The smallest lru cache with so many hits. */
    SMALLEST(AnswerForm.NUMBER) {
        @Override
        public Question make(Dice dice) {
            int capacity = dice.between(2, 5);
            Traced traced = Search.first(
                    () -> Traced.of(NaivePolicy.of(NaiveOrder.LRU), capacity,
                            Step.ofLetters(letters(dice, 12))),
                    drawn -> drawn.hits() >= 3
                            && drawn.hits() > hits(drawn, capacity - 1));
            List<List<String>> rows = IntStream.rangeClosed(1, capacity + 1)
                    .mapToObj(each -> List.of(Integer.toString(each),
                            Integer.toString(hits(traced, each))))
                    .toList();
            return new Question(id(), List.of(Block.Say.of("smallest.given"), traced.shown(),
                    Block.Say.of("rule.lru"), Block.Say.of("smallest.ask", traced.hits())),
                    form(), Integer.toString(capacity), List.of(
                            new Block.Table(List.of("head.files", "head.hits"), rows),
                            Block.Say.of("smallest.why")));
        }

        private static int hits(Traced traced, int capacity) {
            return Traced.of(NaivePolicy.of(NaiveOrder.LRU), capacity, steps(traced)).hits();
        }
    };

    private static final String NEW_FILE = "Z";

    private final AnswerForm form;

    OrderQuestion(AnswerForm form) {
        this.form = form;
    }

    @Override
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    AnswerForm form() {
        return form;
    }

    Question question(NaiveOrder order, Traced traced, String key) {
        List<Block> explanation = new ArrayList<>(List.of(traced.worked("")));
        if (order == NaiveOrder.CLOCK || order == NaiveOrder.SIEVE || order == NaiveOrder.LFU) {
            explanation.add(Block.Say.of("marks." + order.id()));
        }
        return new Question(id(), List.of(
                Block.Say.of("order.given", traced.capacity(), traced.policy()), traced.shown(),
                Block.Say.of("rule." + order.id()), Block.Say.of(id() + ".ask", NEW_FILE)),
                form, key, explanation);
    }

    private static Traced draw(Dice dice, NaiveOrder order, int length) {
        return Traced.of(NaivePolicy.of(order), dice.between(3, 4),
                Step.ofLetters(letters(dice, length)));
    }

    /** Six files, the first ones asked for more often. */
    static List<String> letters(Dice dice, int length) {
        List<String> names = List.of("A", "B", "C", "D", "E", "F", "A", "B", "C", "A");
        return IntStream.range(0, length).mapToObj(i -> dice.pick(names)).toList();
    }

    private static Traced again(Traced traced, NaiveOrder order) {
        return Traced.of(NaivePolicy.of(order), traced.capacity(), steps(traced));
    }

    private static List<Step> steps(Traced traced) {
        return traced.steps().stream().map(Happened::step).toList();
    }

    /** Who leaves for a new file after the trace; nobody if there is room. */
    private static String next(NaiveOrder order, Traced traced) {
        List<Step> more = new ArrayList<>(steps(traced));
        more.addAll(Step.ofLetters(List.of(NEW_FILE)));
        List<String> left = Traced.of(NaivePolicy.of(order), traced.capacity(), more).last()
                .left();
        return left.isEmpty() ? AnswerForm.NONE : left.getFirst();
    }
}
