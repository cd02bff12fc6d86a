package dev.servelab.selftest.reference;

import java.util.Arrays;

/** What a lying server answers, in turn: every other answer is the truth. */
public enum Lie {
    /** The file, whole and right. */
    NONE {
        @Override
        byte[] answer() {
            return ReferenceFile.frame(ReferenceFile.content(),
                    ReferenceFile.sum(ReferenceFile.content()));
        }
    },

    /** One bit of one byte is another; the sum is the file's. Whoever sums up finds it. */
    FLIPPED {
        @Override
        byte[] answer() {
            byte[] body = ReferenceFile.content();
            body[7] ^= 1;
            return ReferenceFile.frame(body, ReferenceFile.sum(ReferenceFile.content()));
        }
    },

    /** Two bytes have changed places, and the sum agrees. Only who knows the file finds it. */
    SWAPPED {
        @Override
        byte[] answer() {
            byte[] body = ReferenceFile.content();
            byte first = body[0];
            body[0] = body[1];
            body[1] = first;
            return ReferenceFile.frame(body, ReferenceFile.sum(body));
        }
    },

    /** Half of the file, in an answer that is whole and agrees with itself. */
    HALF {
        @Override
        byte[] answer() {
            byte[] content = ReferenceFile.content();
            byte[] body = Arrays.copyOf(content, content.length / 2);
            return ReferenceFile.frame(body, ReferenceFile.sum(body));
        }
    },

    /** The connection ends within the body. */
    CUT {
        @Override
        byte[] answer() {
            byte[] whole = NONE.answer();
            return Arrays.copyOf(whole, whole.length / 2);
        }

        @Override
        boolean endsConnection() {
            return true;
        }
    };

    /** What is told to the {@code number}th request, from 0. */
    static Lie of(long number) {
        int lies = values().length - 1;
        return number % 2 == 0 ? NONE : values()[1 + Math.floorMod(number / 2, lies)];
    }

    abstract byte[] answer();

    boolean endsConnection() {
        return false;
    }
}
