package dev.servelab.trace;

import dev.servelab.draw.HotspotShift;
import dev.servelab.draw.Loop;
import dev.servelab.draw.Popularity;
import dev.servelab.draw.Scan;
import dev.servelab.draw.Sequence;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/** The catalogue of synthetic traces: the workloads of {@code bench} with one client. */
enum SyntheticPattern {
    ZIPF("zipf", "A", 0.9, 4) {
        @Override
        LongSupplier keys(SyntheticSpec spec) {
            return of(new Popularity(spec.objects(), spec.argument(), spec.seed()), spec);
        }
    },
    UNIFORM("uniform", "", 0, 0) {
        @Override
        LongSupplier keys(SyntheticSpec spec) {
            return of(new Popularity(spec.objects(), 0, spec.seed()), spec);
        }
    },
    LOOP("loop", "", 0, 0) {
        @Override
        LongSupplier keys(SyntheticSpec spec) {
            return of(new Loop(spec.objects(), spec.seed()), spec);
        }
    },
    SCAN("scan", "", 0, 0) {
        @Override
        LongSupplier keys(SyntheticSpec spec) {
            return of(new Scan(spec.objects(), 1), spec);
        }
    },
    HOTSPOT_SHIFT("hotspot-shift", "", 0, 0) {
        @Override
        LongSupplier keys(SyntheticSpec spec) {
            return of(new HotspotShift(spec.objects(), spec.seed(), 1), spec);
        }
    },
    /** Unlike among files, of which there are so many, nothing is asked for a second time here. */
    ONE_HIT("one-hit", "SHARE", 0.3, 1) {
        @Override
        LongSupplier keys(SyntheticSpec spec) {
            LongSupplier others = ZIPF.keys(spec.withZipf());
            UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(~spec.seed());
            return new LongSupplier() {
                private long fresh = spec.objects();

                @Override
                public long getAsLong() {
                    return random.nextDouble() < spec.argument() ? fresh++ : others.getAsLong();
                }
            };
        }
    };

    /** Popularity where nothing else is asked for. */
    static final double USUAL_EXPONENT = 0.9;

    private final String id;
    private final String form;
    private final double usual;
    private final double most;

    SyntheticPattern(String id, String form, double usual, double most) {
        this.id = id;
        this.form = form.isEmpty() ? id : id + ":" + form;
        this.usual = usual;
        this.most = most;
    }

    /** How it is written. */
    String form() {
        return form;
    }

    /** An endless stream of keys. */
    abstract LongSupplier keys(SyntheticSpec spec);

    private static LongSupplier of(dev.servelab.draw.Pattern pattern, SyntheticSpec spec) {
        Sequence numbers = pattern.sequence(spec.seed(), 0, 0);
        return numbers::next;
    }

    static Optional<SyntheticPattern> ofId(String id) {
        return Arrays.stream(values()).filter(pattern -> pattern.id.equals(id)).findFirst();
    }

    /** Reads what follows the colon: {@code zipf:0.9} in two parts. */
    double argument(String[] head) {
        if (head.length == 1) {
            return usual;
        }
        double number = most > 0 && head[1].matches("[0-9]{1,2}(\\.[0-9]{1,9})?")
                ? Double.parseDouble(head[1])
                : -1;
        if (number < 0 || number > most) {
            throw new IllegalArgumentException(most == 0
                    ? "it is written " + form
                    : "'" + head[1] + "' is not a number from 0 to " + (int) most);
        }
        return number;
    }
}
