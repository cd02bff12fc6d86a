package dev.servelab.load;

import java.net.InetSocketAddress;
import java.util.Locale;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A server that speaks HTTP/1.1. */
final class HttpTarget extends Target {
    /** What a path may hold as it stands (RFC 3986, 3.3), and the slash. */
    private static final String PLAIN = "-._~!$&'()*+,;=:@/";

    private final String host;

    HttpTarget(InetSocketAddress address) {
        super(address);
        String name = address.getHostString();
        this.host = (name.contains(":") ? "[" + name + "]" : name) + ":" + address.getPort();
    }

    @Override
    public String protocol() {
        return "http";
    }

    @Override
    Exchange exchange(boolean verify) {
        return new HttpExchange(host, verify);
    }

    /** What is asked for: {@code name} itself if it is a path, else the path that leads to it. */
    static String path(String name) {
        return name.startsWith("/") ? checked(name) : "/" + encoded(name);
    }

    private static String checked(String path) {
        if (path.chars().anyMatch(c -> c <= ' ' || c >= 0x7f)) {
            throw new IllegalArgumentException("not the path of a URL: " + path);
        }
        return path;
    }

    private static String encoded(String name) {
        StringBuilder path = new StringBuilder(name.length());
        for (byte b : name.getBytes(UTF_8)) {
            char c = (char) (b & 0xFF);
            boolean plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')
                    || (c >= '0' && c <= '9') || PLAIN.indexOf(c) >= 0;
            path.append(plain ? String.valueOf(c) : String.format(Locale.ROOT, "%%%02X", (int) c));
        }
        return path.toString();
    }
}
