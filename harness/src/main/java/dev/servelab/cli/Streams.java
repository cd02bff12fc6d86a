package dev.servelab.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * Where a command writes. Results go to {@code out}, or as bytes to {@code rawOut}, which is what
 * lies under it (flush the one before using the other); everything else to {@code err}.
 */
record Streams(ResultStream rawOut, PrintWriter out, PrintWriter err, Terminal terminal) {
    static Streams of(ResultStream rawOut, PrintWriter err, Terminal terminal, Charset charset) {
        PrintWriter out = new PrintWriter(new OutputStreamWriter(rawOut, charset), false);
        return new Streams(rawOut, out, err, terminal);
    }

    /** The process's own, unbuffered below, so that a closed pipe is noticed where it happens. */
    static Streams ofProcess() {
        Writer err = new OutputStreamWriter(System.err, charset());
        return of(new ResultStream(new FileOutputStream(FileDescriptor.out)),
                new PrintWriter(err, true), Terminal.ofProcess(), charset());
    }

    /** The terminal's charset; never ASCII, in which most names would be question marks. */
    private static Charset charset() {
        String name = System.getProperty("stdout.encoding", "UTF-8");
        Charset charset = Charset.forName(name, StandardCharsets.UTF_8);
        return charset.equals(StandardCharsets.US_ASCII) ? StandardCharsets.UTF_8 : charset;
    }
}
