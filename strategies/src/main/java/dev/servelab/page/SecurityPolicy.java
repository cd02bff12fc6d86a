package dev.servelab.page;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * The value of Content-Security-Policy for a page that holds all it needs: its icon, and its own
 * style sheet and script, named by their sums; nothing from elsewhere. Content Security Policy Level 3, 6.7.3.
 */
final class SecurityPolicy {
    private static final String NOTHING_ELSE = "default-src 'none'; base-uri 'none';"
            + " form-action 'none'; frame-ancestors 'none'; img-src data:";

    private SecurityPolicy() {}

    /**
     * @param style  exactly what stands in the page's one style element
     * @param script exactly what stands in its one script element
     */
    static String allowing(String style, String script) {
        return NOTHING_ELSE + "; style-src " + sum(style) + "; script-src " + sum(script);
    }

    /** The same for a script that asks the server which the page came from. */
    static String allowingToAsk(String style, String script) {
        return allowing(style, script) + "; connect-src 'self'";
    }

    private static String sum(String text) {
        try {
            byte[] sum = MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(sum) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
