package dev.servelab.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Keys from the bytes that a terminal sends. A thread of its own reads them, because a read cannot
 * be given up; all else is for one thread.
 */
final class KeyReader {
    private static final int END = -1;
    private static final int ESCAPE = 27;
    private static final int CTRL_D = 4;
    private static final int BACKSPACE = 127;
    /** The bytes of one key come together; a lone escape is the key of that name. */
    private static final long WITHIN_MS = 60;

    private final BlockingQueue<Integer> bytes = new LinkedBlockingQueue<>();

    /** Begins to read; the thread ends with the stream or with the process. */
    KeyReader(InputStream in) {
        Thread.ofPlatform().name("keys").daemon().start(() -> readAll(in));
    }

    private void readAll(InputStream in) {
        try {
            for (int b = in.read(); b >= 0; b = in.read()) {
                bytes.add(b);
            }
        } catch (IOException gone) {
            // As at its end: nobody sits there any more.
        }
        bytes.add(END);
    }

    /** The next key; null if none was pressed in that time. */
    @Nullable
    Key next(long timeoutMs) throws InterruptedException {
        Integer first = bytes.poll(timeoutMs, TimeUnit.MILLISECONDS);
        if (first == null) {
            return null;
        }
        return switch (first) {
            case END, CTRL_D, (int) 'q', (int) 'Q' -> Key.QUIT;
            case (int) ' ', (int) '\n', (int) '\r', (int) 'n', (int) 'l' -> Key.ON;
            case (int) 'b', (int) 'p', (int) 'h', (int) '\b', BACKSPACE -> Key.BACK;
            case (int) 'g', (int) '0' -> Key.FIRST;
            case (int) 'G', (int) '$' -> Key.LAST;
            case (int) 'k' -> Key.UP;
            case (int) 'j' -> Key.DOWN;
            case ESCAPE -> escaped();
            default -> Key.OTHER;
        };
    }

    /** The rest of a sequence such as ESC [ C, ESC O H or ESC [ 4 ~. */
    private Key escaped() throws InterruptedException {
        Integer second = bytes.poll(WITHIN_MS, TimeUnit.MILLISECONDS);
        if (second == null || second == END) {
            return Key.QUIT;
        }
        if (second != '[' && second != 'O') {
            return Key.OTHER;
        }
        StringBuilder sequence = new StringBuilder();
        Integer next = bytes.poll(WITHIN_MS, TimeUnit.MILLISECONDS);
        while (next != null && next >= 0 && !isFinal(next)) {
            sequence.append((char) next.intValue());
            next = bytes.poll(WITHIN_MS, TimeUnit.MILLISECONDS);
        }
        if (next != null && next >= 0) {
            sequence.append((char) next.intValue());
        }
        return switch (sequence.toString()) {
            case "C", "6~" -> Key.ON;
            case "D", "5~" -> Key.BACK;
            case "A" -> Key.UP;
            case "B" -> Key.DOWN;
            case "H", "1~", "7~" -> Key.FIRST;
            case "F", "4~", "8~" -> Key.LAST;
            default -> Key.OTHER;
        };
    }

    private static boolean isFinal(int b) {
        return b >= 0x40 && b <= 0x7e;
    }
}
