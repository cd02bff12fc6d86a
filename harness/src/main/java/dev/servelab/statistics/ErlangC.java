package dev.servelab.statistics;

/**
 * The queue M/M/c: arrivals at random (Poisson), service times exponential, c servers, one line in
 * front of them, first come first served, in the long run. A. K. Erlang, "Solution of some problems
 * in the theory of probabilities of significance in automatic telephone exchanges" (1917); the
 * formulas as in D. Gross et al., "Fundamentals of Queueing Theory", 4th ed., 2.3.
 *
 * @param servers c, at least 1
 * @param arrivalsPerSec above 0, below servers * servicesPerSec
 * @param servicesPerSec of one busy server: 1 / mean service time
 */
public record ErlangC(int servers, double arrivalsPerSec, double servicesPerSec) {
    /** Checks that the queue does not grow without end. */
    public ErlangC {
        if (servers < 1 || !(arrivalsPerSec > 0)
                || !(arrivalsPerSec < servers * servicesPerSec)) {
            throw new IllegalArgumentException("no steady state: " + servers + " servers, "
                    + arrivalsPerSec + " arrivals and " + servicesPerSec + " services a second");
        }
    }

    /** The share of time that a server is busy: rho. */
    public double utilization() {
        return arrivalsPerSec / (servers * servicesPerSec);
    }

    /**
     * C, the chance that an arrival has to wait: {@code B / (1 - rho (1 - B))} with Erlang's loss
     * formula {@code B(0) = 1, B(k) = a B(k-1) / (k + a B(k-1))}, a the offered load.
     */
    public double waitingProbability() {
        double offered = arrivalsPerSec / servicesPerSec;
        double loss = 1;
        for (int k = 1; k <= servers; k++) {
            loss = offered * loss / (k + offered * loss);
        }
        return loss / (1 - utilization() * (1 - loss));
    }

    /** The mean time in the line, of all arrivals: {@code C / (c mu - lambda)}. */
    public double meanWaitS() {
        return waitingProbability() / drainPerSec();
    }

    /** The mean time in line and service. */
    public double meanResponseS() {
        return meanWaitS() + 1 / servicesPerSec;
    }

    /** The share of arrivals that wait for at most {@code seconds}. */
    public double waitWithin(double seconds) {
        return seconds < 0 ? 0 : 1 - waitingProbability() * Math.exp(-drainPerSec() * seconds);
    }

    /**
     * The share of arrivals whose line and service together take at most {@code seconds}. Who
     * waits has the sum of two exponential times, one of rate c mu - lambda and one of rate mu.
     */
    public double responseWithin(double seconds) {
        if (seconds <= 0) {
            return 0;
        }
        double mu = servicesPerSec;
        double drain = drainPerSec();
        double waits = waitingProbability();
        double served = Math.exp(-mu * seconds);
        double both = Math.abs(drain - mu) < 1e-9 * mu
                ? (1 + mu * seconds) * served
                : (drain * served - mu * Math.exp(-drain * seconds)) / (drain - mu);
        return 1 - (1 - waits) * served - waits * both;
    }

    /** The time that {@code percent} % of the responses take at most; percent from 0, below 100. */
    public double responsePercentileS(double percent) {
        if (!(percent >= 0 && percent < 100)) {
            throw new IllegalArgumentException("percent: " + percent);
        }
        double low = 0;
        double high = meanResponseS();
        while (responseWithin(high) < percent / 100) {
            high *= 2;
        }
        while (high - low > 1e-12 * high) {
            double middle = (low + high) / 2;
            if (responseWithin(middle) < percent / 100) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /** How fast the line shrinks while all servers are busy. */
    private double drainPerSec() {
        return servers * servicesPerSec - arrivalsPerSec;
    }
}
