package dev.servelab.lesson.quiz;

import dev.servelab.lesson.quiz.NaiveSchedule.Job;
import dev.servelab.lesson.quiz.NaiveSchedule.Served;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Questions about who has a thread, or a carrier, when. */
enum PlaceQuestion implements QuestionKind {
    /** When the last of many clients has its answer. */
    WAVES(AnswerForm.NUMBER) {
        @Override
        public Question make(Dice dice) {
            int threads = dice.between(2, 6);
            int clients = threads * dice.between(1, 3) + dice.between(1, threads - 1);
            int serviceMs = dice.between(50, 400, 50);
            List<Served> served = NaiveSchedule.play(threads,
                    Collections.nCopies(clients, new Job("client", 0, serviceMs)));
            return new Question(id(), List.of(
                    Block.Say.of("waves.ask", clients, threads, serviceMs)), form(),
                    Integer.toString(lastMs(served)), List.of(Block.Say.of("waves.why", clients,
                            threads, lastMs(served) / serviceMs, serviceMs, lastMs(served))));
        }
    },
    /** When one client of a table has its answer. */
    SCHEDULE(AnswerForm.NUMBER) {
        @Override
        public Question make(Dice dice) {
            int threads = dice.between(2, 3);
            int asked = dice.between(4, 6);
            List<Served> served = Search.first(() -> drawTable(dice, threads),
                    drawn -> drawn.get(asked).waitedMs() > 0);
            Served one = served.get(asked);
            return new Question(id(), List.of(Block.Say.of("schedule.given", threads),
                    asked(served), Block.Say.of("schedule.ask", one.job().name())), form(),
                    Integer.toString(one.endedMs()), List.of(worked(served)));
        }
    },
    /** Which clients of a table wait for a thread. */
    WAITERS(AnswerForm.NAMES) {
        @Override
        public Question make(Dice dice) {
            int threads = dice.between(2, 3);
            List<Served> served = Search.first(() -> drawTable(dice, threads),
                    drawn -> waiters(drawn).size() >= 2 && waiters(drawn).size() <= 4);
            return new Question(id(), List.of(Block.Say.of("schedule.given", threads),
                    asked(served), Block.Say.of("waiters.ask")), form(),
                    String.join(" ", waiters(served)), List.of(worked(served)));
        }
    },
    /** When clients are served beside connections that ask nothing. */
    HOGS(AnswerForm.NUMBER) {
        @Override
        public Question make(Dice dice) {
            int threads = dice.between(3, 6);
            int hogs = dice.chance(0.4) ? threads : dice.between(1, threads - 1);
            int clients = dice.between(2, 7);
            int serviceMs = dice.between(20, 100, 20);
            int idleTimeoutMs = dice.between(2_000, 5_000, 1_000);
            List<Job> jobs = new ArrayList<>(
                    Collections.nCopies(hogs, new Job("hog", 0, idleTimeoutMs)));
            jobs.addAll(Collections.nCopies(clients, new Job("client", 0, serviceMs)));
            List<Served> served = NaiveSchedule.play(threads, jobs)
                    .subList(hogs, hogs + clients);
            return new Question(id(), List.of(Block.Say.of("hogs.ask", threads, hogs,
                    idleTimeoutMs, clients, serviceMs)), form(),
                    Integer.toString(lastMs(served)), List.of(Block.Say.of(
                            hogs == threads ? "hogs.why-none-free" : "hogs.why-some-free",
                            threads - hogs, idleTimeoutMs, lastMs(served))));
        }
    },
    /** When a thread comes free that slow readers hold. */
    SLOW_READERS(AnswerForm.NUMBER) {
        @Override
        public Question make(Dice dice) {
            List<Integer> lengthsMs = dice.shuffled(
                    List.of(1_000, 1_500, 2_000, 2_500, 3_000, 4_000))
                    .subList(0, dice.between(2, 4));
            List<List<String>> rows = new ArrayList<>();
            List<Job> jobs = new ArrayList<>();
            for (int lengthMs : lengthsMs) {
                int rate = dice.pick(List.of(64, 128, 256, 512));
                String name = letter(jobs.size());
                rows.add(List.of(name, Integer.toString(rate * lengthMs / 1_000),
                        Integer.toString(rate)));
                jobs.add(new Job(name, 0, lengthMs));
            }
            jobs.add(new Job("next", dice.between(100, 900, 100), 0));
            List<Served> served = NaiveSchedule.play(lengthsMs.size(), jobs);
            return new Question(id(), List.of(
                    Block.Say.of("slow-readers.given", lengthsMs.size()),
                    new Block.Table(List.of("head.client", "head.kib", "head.kib-per-s"), rows),
                    Block.Say.of("slow-readers.ask", jobs.getLast().arrivalMs())), form(),
                    Integer.toString(served.getLast().waitedMs()), List.of(
                            Block.Say.of("slow-readers.why", Collections.min(lengthsMs),
                                    jobs.getLast().arrivalMs())));
        }
    },
    /** What file reads on the connections' own threads do to a hit. */
    CARRIERS(AnswerForm.NUMBER) {
        @Override
        public Question make(Dice dice) {
            int carriers = dice.pick(List.of(2, 2, 4));
            boolean inline = dice.chance(0.7);
            List<Job> reads = new ArrayList<>();
            int count = carriers + dice.between(0, 1);
            for (int i = 0; i < count; i++) {
                reads.add(new Job(letter(i), 40 * i, dice.between(300, 900, 100)));
            }
            Job hit = new Job("hit", 250, 0);
            List<Job> jobs = new ArrayList<>(reads);
            jobs.add(hit);
            int places = inline ? carriers : jobs.size();
            int answeredMs = NaiveSchedule.play(places, jobs).getLast().endedMs();
            List<List<String>> rows = reads.stream().map(read -> List.of(read.name(),
                    Integer.toString(read.arrivalMs()), Integer.toString(read.lengthMs())))
                    .toList();
            String setup = inline
                    ? "--strategy virtual-thread --file-io inline"
                    : dice.pick(List.of("--strategy virtual-thread --file-io pool:16",
                            "--strategy thread-per-connection --file-io inline"));
            return new Question(id(), List.of(Block.Say.of("carriers.given", carriers),
                    Block.Show.of("serve " + setup), Block.Say.of("carriers.reads"),
                    new Block.Table(List.of("head.client", "head.asks-at", "head.read-takes"),
                            rows),
                    Block.Say.of("carriers.ask", hit.arrivalMs())), form(),
                    Integer.toString(answeredMs), List.of(inline
                            ? Block.Say.of("carriers.why-inline", carriers, answeredMs)
                            : Block.Say.of("carriers.why-not")));
        }
    };

    private static final int TABLE_CLIENTS = 7;

    private final AnswerForm form;

    PlaceQuestion(AnswerForm form) {
        this.form = form;
    }

    @Override
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    AnswerForm form() {
        return form;
    }

    private static String letter(int index) {
        return Character.toString('A' + index);
    }

    private static int lastMs(List<Served> served) {
        return served.stream().mapToInt(Served::endedMs).max().orElseThrow();
    }

    /** Clients one after another; none comes at the very moment at which a thread comes free. */
    private static List<Served> drawTable(Dice dice, int threads) {
        return Search.first(() -> {
            List<Job> jobs = new ArrayList<>();
            int atMs = 0;
            for (int i = 0; i < TABLE_CLIENTS; i++) {
                jobs.add(new Job(letter(i), atMs, dice.between(30, 120, 10)));
                atMs += dice.between(10, 40, 10);
            }
            return NaiveSchedule.play(threads, jobs);
        }, drawn -> drawn.stream().noneMatch(one -> drawn.stream()
                .anyMatch(other -> other.job().arrivalMs() == one.endedMs())));
    }

    private static Set<String> waiters(List<Served> served) {
        Set<String> names = new TreeSet<>();
        served.stream().filter(each -> each.waitedMs() > 0)
                .forEach(each -> names.add(each.job().name()));
        return names;
    }

    private static Block.Table asked(List<Served> served) {
        return new Block.Table(List.of("head.client", "head.comes-at", "head.needs"),
                served.stream().map(each -> List.of(each.job().name(),
                        Integer.toString(each.job().arrivalMs()),
                        Integer.toString(each.job().lengthMs()))).toList());
    }

    private static Block.Table worked(List<Served> served) {
        return new Block.Table(
                List.of("head.client", "head.comes-at", "head.needs", "head.waits", "head.from",
                        "head.to"),
                served.stream().map(each -> List.of(each.job().name(),
                        Integer.toString(each.job().arrivalMs()),
                        Integer.toString(each.job().lengthMs()),
                        Integer.toString(each.waitedMs()), Integer.toString(each.beganMs()),
                        Integer.toString(each.endedMs()))).toList());
    }
}
