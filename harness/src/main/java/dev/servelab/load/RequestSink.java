package dev.servelab.load;

/**
 * Takes every request of a window that ends, on the thread that makes the load: it must return at
 * once, never wait, and drop nothing without counting it.
 */
public interface RequestSink {
    /** For whoever wants sums alone; the load then makes no records. */
    RequestSink NONE = new RequestSink() {
        @Override
        public void ended(RequestTimes request) {}

        @Override
        public long lost() {
            return 0;
        }
    };

    /** A request has ended, or was given up at the end of the window. */
    void ended(RequestTimes request);

    /** How many requests were dropped since the sink was made. Any thread. */
    long lost();
}
