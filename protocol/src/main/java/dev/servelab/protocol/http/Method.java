package dev.servelab.protocol.http;

/** What a request wants done with its target. */
public enum Method {
    /** The content, RFC 9110 section 9.3.1. */
    GET,
    /** What GET would say, without its content, section 9.3.2. */
    HEAD,
    /** Any other token: all of them are answered 405. */
    OTHER
}
