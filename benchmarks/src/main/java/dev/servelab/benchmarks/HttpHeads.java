package dev.servelab.benchmarks;

import java.util.Locale;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** Heads of requests as programs send them, written down from the wire; the file's name varies. */
public enum HttpHeads {
    /** wrk 4.1: two lines. */
    WRK(""),
    /** curl 7.88. */
    CURL("User-Agent: curl/7.88.1\r\nAccept: */*\r\n"),
    /** Chromium 150, asking again for a page that it has. */
    CHROMIUM("""
            Connection: keep-alive\r
            Cache-Control: max-age=0\r
            sec-ch-ua: "Not;A=Brand";v="8", "Chromium";v="150"\r
            sec-ch-ua-mobile: ?0\r
            sec-ch-ua-platform: "Linux"\r
            Upgrade-Insecure-Requests: 1\r
            User-Agent: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) \
            Chrome/150.0.0.0 Safari/537.36\r
            Accept: text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,\
            image/apng,*/*;q=0.8,application/signed-exchange;v=b3;q=0.7\r
            Sec-Fetch-Site: none\r
            Sec-Fetch-Mode: navigate\r
            Sec-Fetch-User: ?1\r
            Sec-Fetch-Dest: document\r
            Accept-Encoding: gzip, deflate, br, zstd\r
            Accept-Language: en-US,en;q=0.9\r
            If-None-Match: "1jk-dmzv7fxh0s5e-2v-1a4b"\r
            """);

    private final String fields;

    HttpHeads(String fields) {
        this.fields = fields;
    }

    /** The file that the i-th head asks for. */
    static String name(int i) {
        return String.format(Locale.ROOT, "folder-%d/chapter-%d.html", i * i, i);
    }

    /** The i-th head. */
    byte[] head(int i) {
        return ("GET /" + name(i) + " HTTP/1.1\r\nHost: 127.0.0.1:3000\r\n" + fields + "\r\n")
                .getBytes(US_ASCII);
    }
}
