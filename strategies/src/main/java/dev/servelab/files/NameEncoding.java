package dev.servelab.files;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Whether this JVM can see every name: on Unix it sees what the locale it was started in has. */
final class NameEncoding {
    private NameEncoding() {}

    static @Nullable String warning() {
        String encoding = System.getProperty("sun.jnu.encoding", "UTF-8");
        if (NameRules.onWindows() || isUtf8(encoding)) {
            return null;
        }
        return "file names outside " + encoding + " cannot be seen; start it with LC_ALL=C.UTF-8";
    }

    private static boolean isUtf8(String encoding) {
        return Charset.isSupported(encoding)
                && Charset.forName(encoding).equals(StandardCharsets.UTF_8);
    }
}
