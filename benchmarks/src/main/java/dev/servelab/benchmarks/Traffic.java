package dev.servelab.benchmarks;

import dev.servelab.draw.Pattern;
import dev.servelab.draw.Popularity;
import dev.servelab.draw.Scan;
import dev.servelab.draw.Sequence;
import java.util.stream.IntStream;

/**
 * What is asked for. Drawn beforehand: to draw by Zipf's law costs more than what is measured, and
 * a request in a circle of so many is as good as a fresh one.
 */
public enum Traffic {
    /** All alike. */
    EVEN {
        @Override
        Pattern over(int things, int clients) {
            return new Popularity(things, 0, SEED);
        }
    },
    /** Zipf's law with exponent 0.9: few are asked for often. */
    ZIPF {
        @Override
        Pattern over(int things, int clients) {
            return new Popularity(things, 0.9, SEED);
        }
    },
    /** One after another, as a backup does; of several clients each takes its part. */
    SCAN {
        @Override
        Pattern over(int things, int clients) {
            return new Scan(things, clients);
        }
    };

    private static final long SEED = 1;

    abstract Pattern over(int things, int clients);

    /** So many requests of one client of several, numbered from 0. */
    int[] draw(int things, int requests, int clients, int client) {
        Sequence sequence = over(things, clients).sequence(SEED, 0, client);
        return IntStream.generate(sequence::next).limit(requests).toArray();
    }
}
