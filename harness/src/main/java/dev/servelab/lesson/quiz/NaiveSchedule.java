package dev.servelab.lesson.quiz;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A number of places, and jobs that each need one for a while; who comes while all are taken waits
 * in the order of arrival. Played one millisecond after another, as one would with a pencil.
 */
final class NaiveSchedule {
    private static final int END_OF_TIME_MS = 100_000;
    private static final int NOT_YET = -1;

    /**
     * One who needs a place.
     *
     * @param arrivalMs when it comes; jobs that come at once are served in the order of the list
     * @param lengthMs for how long it needs the place; 0: it is done as soon as it has one
     */
    record Job(String name, int arrivalMs, int lengthMs) {}

    /** When a job had its place. */
    record Served(Job job, int beganMs) {
        int waitedMs() {
            return beganMs - job.arrivalMs();
        }

        int endedMs() {
            return beganMs + job.lengthMs();
        }
    }

    private final int places;
    private final List<Job> jobs;
    /** By the job's place in the list. */
    private final int[] beganMs;
    /** Places in the list, in the order of arrival. */
    private final List<Integer> waiting = new ArrayList<>();
    private int begun;

    private NaiveSchedule(int places, List<Job> jobs) {
        this.places = places;
        this.jobs = jobs;
        this.beganMs = new int[jobs.size()];
        Arrays.fill(beganMs, NOT_YET);
    }

    /** Plays until every job has had a place; in the order of the list. */
    static List<Served> play(int places, List<Job> jobs) {
        NaiveSchedule schedule = new NaiveSchedule(places, jobs);
        for (int now = 0; schedule.begun < jobs.size(); now++) {
            if (now > END_OF_TIME_MS) {
                throw new IllegalStateException("jobs without end: " + jobs);
            }
            schedule.tick(now);
        }
        List<Served> served = new ArrayList<>();
        for (int i = 0; i < jobs.size(); i++) {
            served.add(new Served(jobs.get(i), schedule.beganMs[i]));
        }
        return served;
    }

    private void tick(int now) {
        for (int i = 0; i < jobs.size(); i++) {
            if (jobs.get(i).arrivalMs() == now) {
                waiting.add(i);
            }
        }
        while (!waiting.isEmpty() && taken(now) < places) {
            beganMs[waiting.removeFirst()] = now;
            begun++;
        }
    }

    private int taken(int now) {
        int taken = 0;
        for (int i = 0; i < jobs.size(); i++) {
            boolean began = beganMs[i] != NOT_YET;
            if (began && now < beganMs[i] + jobs.get(i).lengthMs()) {
                taken++;
            }
        }
        return taken;
    }
}
