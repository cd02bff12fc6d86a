package dev.servelab.protocol;

import dev.servelab.protocol.MemorySocket.Ending;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

/**
 * Fuzz target: whatever a server says, {@link FileClient} makes of it what {@link NaiveReplies}
 * does, throws nothing but what it promises, waits for nothing after the end, and takes no memory
 * because of a number that it was told.
 *
 * <p>The first byte of an input says what is asked first, the second how the rest comes and how
 * the connection ends.
 */
public final class ReplyFuzz {
    private static final Pattern WANTED_SUM = Pattern.compile(
            "(OK [^\\n]*\\n)(.*?)END ([$#])\\n", Pattern.DOTALL);
    /** Requests on one connection, at most. */
    private static final int REQUESTS = 4;
    private static final int TIMEOUT_MS = 1_000;
    private static final List<Ending> ENDINGS = List.of(Ending.values());
    private static final String VERSION = "v1";
    private static final byte[] FRONT = "front".getBytes(US_ASCII);
    /** The buffer and messages. */
    private static final long BYTES_ANYWAY = 256 << 10;
    private static final long BYTES_PER_BYTE = 100;

    private static final List<Request> ASKED = List.of(new Request.Get("name"),
            new Request.Range(FRONT.length, VERSION, "name"), new Request.ListCached(),
            new Request.Files(), new Request.Stats());

    /** What asks a server for something. */
    interface Asker {
        /** The outcome, in the words of {@link NaiveReplies}. */
        String ask(FileClient client, ReplyReader reader, Request request) throws IOException;
    }

    /** All that is asked on one connection, and the outcomes. */
    private interface Conversation {
        List<String> hold();
    }

    private ReplyFuzz() {}

    /** Called by the fuzzer. */
    public static void fuzzerTestOneInput(byte[] input) {
        check(input, (client, reader, request) -> ask(client, request));
    }

    static void check(byte[] input, Asker asker) {
        if (input.length < 2) {
            return;
        }
        byte[] said = withSums(new String(input, 2, input.length - 2, ISO_8859_1));
        Ending ending = ENDINGS.get((input[1] & 0x7F) % ENDINGS.size());
        int pieceMax = input[1] < 0 ? Integer.MAX_VALUE : 1 + (input[1] & 0xF);
        int first = input[0] & 0xFF;
        Conversation conversation = () -> converse(new MemorySocket(said, ending, pieceMax), first,
                asker);
        long before = allocatedBytes();
        List<String> outcomes = conversation.hold();
        long most = BYTES_ANYWAY + BYTES_PER_BYTE * input.length;
        if (allocatedBytes() - before > most) {
            checkMemory(conversation, most);
        }
        List<String> expected = expected(new NaiveReplies(said, ending), first);
        if (!outcomes.equals(expected)) {
            throw new AssertionError("the client makes of it " + outcomes + ", not " + expected);
        }
    }

    /** Once more: the first time classes may have been loaded, and changed by the fuzzer. */
    private static void checkMemory(Conversation conversation, long most) {
        long before = allocatedBytes();
        conversation.hold();
        long taken = allocatedBytes() - before;
        if (taken > most) {
            throw new AssertionError(taken + " bytes of memory taken, more than " + most);
        }
    }

    /** How the body of a file is told. */
    static String told(String body) {
        return " " + body.length() + " bytes " + body.hashCode();
    }

    private static List<String> converse(MemorySocket socket, int first, Asker asker) {
        List<String> outcomes = new ArrayList<>();
        try {
            ReplyReader reader = new ReplyReader(socket, TIMEOUT_MS,
                    new byte[ReplyReader.MIN_BUFFER_BYTES]);
            FileClient client = new FileClient(socket, reader);
            for (int i = 0; i < REQUESTS && client.usable(); i++) {
                outcomes.add(outcome(client, reader, asker, ASKED.get((first + i) % ASKED.size())));
            }
            if (client.usable()) {
                outcomes.add("nothing more: " + nothingMore(client));
            }
        } catch (IOException undocumented) {
            throw new AssertionError("not what the client promises to throw", undocumented);
        }
        return outcomes;
    }

    private static List<String> expected(NaiveReplies replies, int first) {
        List<String> outcomes = new ArrayList<>();
        for (int i = 0; i < REQUESTS && replies.usable(); i++) {
            Request request = ASKED.get((first + i) % ASKED.size());
            outcomes.add(replies.next(request, request instanceof Request.Range
                    ? FRONT
                    : new byte[0]));
        }
        if (replies.usable()) {
            outcomes.add("nothing more: " + replies.nothingMore());
        }
        return outcomes;
    }

    private static String outcome(FileClient client, ReplyReader reader, Asker asker,
            Request request) throws IOException {
        try {
            return asker.ask(client, reader, request);
        } catch (ServerRefused refused) {
            return "refused " + refused.code().wire() + " " + refused.text();
        } catch (TimedOut timedOut) {
            return "TimedOut";
        } catch (FailedTransfer failed) {
            return failed.reason().name();
        }
    }

    private static String ask(FileClient client, Request request) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        WritableByteChannel sink = Channels.newChannel(body);
        return switch (request) {
            case Request.Get get -> client.get(get.name(), sink, Progress.NONE)
                    + told(body.toString(ISO_8859_1));
            case Request.Range range -> client.range(range.name(), range.first(), range.version(),
                    sum(FRONT), sink, Progress.NONE) + told(body.toString(ISO_8859_1));
            case Request.ListCached list -> client.list().toString();
            case Request.Files files -> client.files().toString();
            case Request.Stats stats -> client.stats();
            case Request.Bad bad -> throw new IllegalArgumentException("not to be asked");
        };
    }

    private static boolean nothingMore(FileClient client) throws IOException {
        try {
            client.expectNothingMore(Duration.ofMillis(TIMEOUT_MS));
            return true;
        } catch (FailedTransfer surplus) {
            return surplus.reason() != FailedTransfer.Reason.SURPLUS;
        }
    }

    /** No fuzzer guesses a sum: {@code END $} stands for the right one, {@code END #} after a front. */
    private static byte[] withSums(String said) {
        return WANTED_SUM.matcher(said).replaceAll(reply -> {
            byte[] body = reply.group(2).getBytes(ISO_8859_1);
            int sum = reply.group(3).equals("$")
                    ? sum(body)
                    : Crc32c.combine(sum(FRONT), sum(body), body.length);
            return Matcher.quoteReplacement(
                    reply.group(1) + reply.group(2) + String.format("END %08x\n", sum));
        }).getBytes(ISO_8859_1);
    }

    private static int sum(byte[] bytes) {
        CRC32C sum = new CRC32C();
        sum.update(bytes);
        return (int) sum.getValue();
    }

    /** By this thread, ever. */
    private static long allocatedBytes() {
        return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean())
                .getCurrentThreadAllocatedBytes();
    }
}
