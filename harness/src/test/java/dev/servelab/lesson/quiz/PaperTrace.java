package dev.servelab.lesson.quiz;

import dev.servelab.trace.RequestBatch;
import dev.servelab.trace.TraceReader;
import dev.servelab.trace.TraceSource;
import java.util.List;
import java.util.OptionalLong;

/** A question's requests for the simulator: each file counts one. */
record PaperTrace(List<Step> steps) implements TraceSource {
    @Override
    public String name() {
        return "paper";
    }

    @Override
    public boolean canReopen() {
        return true;
    }

    @Override
    public OptionalLong requests() {
        return OptionalLong.of(steps.size());
    }

    @Override
    public TraceReader open() {
        return new TraceReader() {
            private boolean read;

            @Override
            public boolean read(RequestBatch batch) {
                batch.clear();
                if (!read) {
                    steps.forEach(step -> batch.add(step.name().charAt(0), 1));
                }
                read = true;
                return batch.count() > 0;
            }

            @Override
            public boolean hasSizes() {
                return false;
            }

            @Override
            public String describe() {
                return "on paper";
            }

            @Override
            public void close() {}
        };
    }
}
