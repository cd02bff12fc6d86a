package dev.servelab.fairness;

/** All that is known of one window when it is judged. */
public record Facts(Limits limits, Activity activity, Demand demand, Runtimes runtimes) {}
