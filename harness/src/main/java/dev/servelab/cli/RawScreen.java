package dev.servelab.cli;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The whole window of the terminal that the process was started from, each key as it is pressed. The
 * modes are set by {@code stty} and set back on every way out: by {@link #close}, and by a hook
 * when the process is told to end.
 */
final class RawScreen implements Screen {
    private static final String ENTER = "\033[?1049h\033[?25l";
    private static final String LEAVE = "\033[?25h\033[?1049l";
    private static final String TOP = "\033[H";
    private static final String CLEAR_LINE = "\033[K";
    private static final String CLEAR_BELOW = "\033[J";
    /** How soon another size of the window is noticed. Java gives no signal for it. */
    private static final long LOOK_MS = 400;

    private final Stty stty;
    private final String modes;
    private final PrintWriter out;
    private final KeyReader keys;
    private final Thread hook = new Thread(this::restore, "terminal-restored");
    /** Guards {@link #restored}: nothing is drawn once the terminal is somebody else's. */
    private final ReentrantLock lock = new ReentrantLock();
    private boolean restored;
    private Stty.Size size;

    private RawScreen(Stty stty, String modes, Stty.Size size, PrintWriter out, InputStream in) {
        this.stty = stty;
        this.modes = modes;
        this.size = size;
        this.out = out;
        this.keys = new KeyReader(in);
    }

    /** Takes the window over; empty where that is not possible. */
    static Optional<Screen> open(PrintWriter out) {
        String kind = System.getenv().getOrDefault("TERM", "dumb");
        if (kind.equals("dumb")) {
            return Optional.empty();
        }
        Stty stty = new Stty();
        Optional<String> modes = stty.run("-g");
        Optional<Stty.Size> size = stty.size();
        if (modes.isEmpty() || size.isEmpty()) {
            return Optional.empty();
        }
        RawScreen screen = new RawScreen(stty, modes.get(), size.get(), out,
                new FileInputStream(FileDescriptor.in));
        return screen.enter() ? Optional.of(screen) : Optional.empty();
    }

    /** Ctrl-C still ends the process; Ctrl-Z would leave the shell in our window. */
    private boolean enter() {
        Runtime.getRuntime().addShutdownHook(hook);
        if (stty.run("-icanon", "-echo", "min", "1", "time", "0", "susp", "undef").isEmpty()) {
            close();
            return false;
        }
        out.print(ENTER);
        out.flush();
        return true;
    }

    @Override
    public int columns() {
        return size.columns();
    }

    @Override
    public int rows() {
        return size.rows() - 1;
    }

    @Override
    public void show(List<String> rows, String keyNames) {
        StringBuilder text = new StringBuilder(TOP);
        rows.forEach(row -> text.append(row).append(CLEAR_LINE).append("\r\n"));
        text.append(CLEAR_BELOW).append("\033[").append(size.rows()).append(";1H")
                .append(keyNames, 0, Math.min(keyNames.length(), size.columns()));
        lock.lock();
        try {
            if (!restored) {
                out.print(text);
                out.flush();
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Key next() throws InterruptedException {
        while (true) {
            @Nullable
            Key key = keys.next(LOOK_MS);
            if (key != null) {
                return key;
            }
            Stty.Size now = stty.size().orElse(size);
            if (!now.equals(size)) {
                size = now;
                return Key.RESIZED;
            }
        }
    }

    @Override
    public void close() {
        restore();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            // The hook runs, or has run, and does the same.
        }
    }

    private void restore() {
        lock.lock();
        try {
            if (!restored) {
                restored = true;
                out.print(LEAVE);
                out.flush();
                stty.run(modes);
            }
        } finally {
            lock.unlock();
        }
    }
}
