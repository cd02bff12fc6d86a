package dev.servelab.page;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;

/** What a page's security policy must be, taken from the page as a browser takes it. */
final class Policies {
    private Policies() {}

    /** @param more what it may do beyond its own style and script */
    static String expected(Page page, String more) throws Exception {
        return "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
                + "; img-src data:; style-src " + sum(page, "style") + "; script-src "
                + sum(page, "script")
                + more;
    }

    private static String sum(Page page, String element) throws Exception {
        String html = new String(page.body(), StandardCharsets.UTF_8);
        String[] parts = html.split("</?" + element + ">", -1);
        if (parts.length != 3) {
            throw new AssertionError(parts.length / 2 + " elements " + element);
        }
        byte[] sum = MessageDigest.getInstance("SHA-256")
                .digest(parts[1].getBytes(StandardCharsets.UTF_8));
        return "'sha256-" + Base64.getEncoder().encodeToString(sum) + "'";
    }
}
