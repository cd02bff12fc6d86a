package dev.servelab.lesson.quiz;

import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/** Questions about files of different sizes, some of them being sent to slow readers. */
enum PinQuestion implements QuestionKind {
    /** Who leaves at the last request. */
    LEAVES(AnswerForm.NAMES, Policies.ALL) {
        @Override
        boolean worth(Played played, String wanted) {
            return !played.traced().last().left().isEmpty();
        }

        @Override
        String key(Played played) {
            return names(played.traced().last().left());
        }
    },
    /** How the last request is answered; each answer is as likely. */
    OUTCOME(AnswerForm.OUTCOME, Policies.ALL) {
        @Override
        boolean worth(Played played, String wanted) {
            Happened last = played.traced().last();
            return last.outcome().equals(wanted) && !last.step().first();
        }

        @Override
        String key(Played played) {
            return played.traced().last().outcome();
        }
    },
    /** What is cached at the end. */
    CONTENT(AnswerForm.NAMES, Policies.ALL) {
        @Override
        boolean worth(Played played, String wanted) {
            return played.end().cachedNames().size() > 1
                    && !played.traced().last().left().isEmpty();
        }

        @Override
        String key(Played played) {
            return names(played.end().cachedNames());
        }
    },
    /** What was evicted and is still being sent at the end. */
    DOOMED(AnswerForm.NAMES, Policies.MOSTLY_BARE) {
        @Override
        boolean worth(Played played, String wanted) {
            return played.traced().steps().stream().anyMatch(each -> !each.left().isEmpty()
                    && (each.passedOver().size() + each.doomed().size() > 0));
        }

        @Override
        String key(Played played) {
            return names(played.end().doomedNames());
        }
    },
    /** How many requests went past the cache. */
    BYPASSES(AnswerForm.NUMBER, Policies.ALL) {
        @Override
        boolean worth(Played played, String wanted) {
            return played.traced().count("bypass") > 0;
        }

        @Override
        String key(Played played) {
            return Integer.toString(played.traced().count("bypass"));
        }
    },
    /** Whom lock-aware steps over at the last request. */
    PASSED_OVER(AnswerForm.NAMES, Policies.LOCK_AWARE) {
        @Override
        boolean worth(Played played, String wanted) {
            return !played.traced().last().passedOver().isEmpty();
        }

        @Override
        String key(Played played) {
            return names(played.traced().last().passedOver());
        }
    },
    /** How many bytes are in use by nobody, with doomed files in the way. */
    FREE(AnswerForm.NUMBER, Policies.BARE) {
        @Override
        boolean worth(Played played, String wanted) {
            return !played.end().doomedNames().isEmpty();
        }

        @Override
        String key(Played played) {
            return Integer.toString(played.end().freeBytes());
        }
    };

    /** Which policies a question is about. */
    private static final class Policies {
        static final List<NaivePolicy> BARE = List.of(new NaivePolicy(NaiveOrder.FIFO, false),
                new NaivePolicy(NaiveOrder.LRU, false));
        static final List<NaivePolicy> LOCK_AWARE = List.of(
                new NaivePolicy(NaiveOrder.FIFO, true), new NaivePolicy(NaiveOrder.LRU, true));
        static final List<NaivePolicy> ALL = List.of(BARE.get(0), BARE.get(1), LOCK_AWARE.get(0),
                LOCK_AWARE.get(1));
        static final List<NaivePolicy> MOSTLY_BARE = List.of(BARE.get(0), BARE.get(1),
                BARE.get(0), BARE.get(1), LOCK_AWARE.get(0));
    }

    /**
     * A trace that was played to its end.
     *
     * @param end the cache after it
     */
    record Played(Traced traced, NaiveCache end) {
        static Played of(NaivePolicy policy, int capacity, List<Step> steps) {
            NaiveCache cache = new NaiveCache(policy.order(), policy.lockAware(), capacity);
            List<Happened> all = steps.stream().map(cache::step).toList();
            return new Played(new Traced(policy.id(), capacity, all), cache);
        }

        /** No name means two files, and nothing is asked about after the end of a transfer. */
        boolean clear() {
            List<String> doomed = end.doomedNames();
            boolean once = doomed.size() == new TreeSet<>(doomed).size();
            return once && doomed.stream().noneMatch(end.cachedNames()::contains)
                    && traced.last().step().kind() != Step.Kind.END;
        }
    }

    private final AnswerForm form;
    @SuppressWarnings("ImmutableEnumChecker") // an immutable list of records
    private final List<NaivePolicy> policies;

    PinQuestion(AnswerForm form, List<NaivePolicy> policies) {
        this.form = form;
        this.policies = policies;
    }

    @Override
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public Question make(Dice dice) {
        NaivePolicy policy = dice.pick(policies);
        String wanted = dice.pick(List.of("hit", "miss", "bypass"));
        Played played = Search.first(() -> {
            int capacity = dice.between(40, 60, 5);
            return Played.of(policy, capacity, PinnedTrace.draw(dice, capacity));
        }, drawn -> drawn.clear() && worth(drawn, wanted));
        Traced traced = played.traced();
        return new Question(id(), List.of(
                Block.Say.of("pins.given", traced.capacity(), traced.policy()),
                traced.shown(), Block.Say.of(id() + ".ask", traced.last().step().text())),
                form, key(played), List.of(
                        traced.worked(policy.lockAware() ? "head.passed-over" : "head.doomed"),
                        Block.Say.of(policy.lockAware() ? "pins.why-lock-aware" : "pins.why")));
    }

    /** @param wanted an outcome, for those who ask for one */
    abstract boolean worth(Played played, String wanted);

    abstract String key(Played played);

    private static String names(List<String> names) {
        return names.isEmpty() ? AnswerForm.NONE : String.join(" ", new TreeSet<>(names));
    }
}
