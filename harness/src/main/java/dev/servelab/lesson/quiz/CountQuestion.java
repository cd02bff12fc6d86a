package dev.servelab.lesson.quiz;

import java.util.List;
import java.util.Locale;

/** Questions about numbers of threads, places and connections. */
enum CountQuestion implements QuestionKind {
    /** How many connections are told busy. */
    QUEUE {
        @Override
        public Question make(Dice dice) {
            int threads = dice.between(4, 64, 4);
            int queue = 1_024;
            int connections = dice.chance(0.75)
                    ? threads + queue + dice.between(1, 200)
                    : dice.between(threads + 1, queue);
            int refused = 0;
            int running = 0;
            int waiting = 0;
            for (int i = 0; i < connections; i++) {
                if (running < threads) {
                    running++;
                } else if (waiting < queue) {
                    waiting++;
                } else {
                    refused++;
                }
            }
            return question(refused, List.of(Block.Say.of("queue.ask", threads, connections)),
                    Block.Say.of("queue.why", running, waiting, refused));
        }
    },
    /** How many platform threads run connections. */
    THREADS {
        @Override
        public Question make(Dice dice) {
            int connections = dice.between(20, 400, 10);
            int pool = dice.between(4, 16, 4);
            int processors = dice.pick(List.of(2, 4, 8));
            String strategy = dice.pick(List.of("thread-per-connection", "thread-pool",
                    "virtual-thread"));
            int threads = switch (strategy) {
                case "thread-per-connection" -> connections;
                case "thread-pool" -> pool;
                default -> processors;
            };
            return question(threads, List.of(Block.Say.of("threads.given", processors,
                    connections),
                    Block.Show.of("serve --strategy "
                            + (strategy.equals("thread-pool") ? strategy + ":" + pool : strategy)),
                    Block.Say.of("threads.ask")),
                    Block.Say.of("threads.why-" + strategy, threads));
        }
    },
    /** How many connections a system completes for a server that stands still. */
    BACKLOG {
        @Override
        public Question make(Dice dice) {
            int backlog = dice.pick(List.of(4, 8, 16, 32, 50, 64));
            int clients = dice.chance(0.75)
                    ? backlog + dice.between(2, 60)
                    : dice.between(2, backlog);
            int completed = 0;
            for (int i = 0; i < clients; i++) {
                boolean full = completed > backlog;
                completed += full ? 0 : 1;
            }
            return question(completed, List.of(Block.Say.of("backlog.ask", backlog, clients)),
                    Block.Say.of("backlog.why", backlog, completed));
        }
    },
    /** What a pool can do at most. */
    RATE {
        @Override
        public Question make(Dice dice) {
            int threads = dice.between(2, 16);
            int serviceMs = dice.pick(List.of(5, 10, 20, 25, 40, 50, 100, 200, 250));
            int perThread = 1_000 / serviceMs;
            return question(threads * perThread,
                    List.of(Block.Say.of("rate.ask", threads, serviceMs)),
                    Block.Say.of("rate.why", perThread, threads, threads * perThread));
        }
    },
    /** Little's law. */
    LITTLE {
        @Override
        public Question make(Dice dice) {
            int inside = dice.between(2, 60);
            int timeMs = dice.pick(List.of(10, 20, 25, 40, 50, 100, 200, 250, 500));
            int perSec = inside * 1_000 / timeMs;
            return question(inside, List.of(Block.Say.of("little.ask", perSec, timeMs)),
                    Block.Say.of("little.why", perSec, timeMs, inside));
        }
    };

    @Override
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    Question question(int key, List<Block> body, Block why) {
        return new Question(id(), body, AnswerForm.NUMBER, Integer.toString(key), List.of(why));
    }
}
