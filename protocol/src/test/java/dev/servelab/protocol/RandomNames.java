package dev.servelab.protocol;

import java.util.Random;

/** Names with a liking for what is special on the wire. */
final class RandomNames {
    private static final String SPECIAL = "% \t\n\r\0\u001f\u007f\u0080\u009f\u00a0%2e/.\\\u2028";

    private RandomNames() {}

    /** 1 to 40 characters, any of Unicode but surrogates on their own. */
    static String next(Random random) {
        StringBuilder name = new StringBuilder();
        int length = 1 + random.nextInt(40);
        for (int i = 0; i < length; i++) {
            switch (random.nextInt(4)) {
                case 0 -> name.append(SPECIAL.charAt(random.nextInt(SPECIAL.length())));
                case 1 -> name.appendCodePoint(scalar(random));
                default -> name.append((char) ('a' + random.nextInt(26)));
            }
        }
        return name.toString();
    }

    private static int scalar(Random random) {
        int codePoint = random.nextInt(Character.MAX_CODE_POINT + 1 - 0x800);
        return codePoint < Character.MIN_SURROGATE ? codePoint : codePoint + 0x800;
    }
}
