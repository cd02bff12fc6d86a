package dev.servelab.report;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A Chromium without a window and without a network, spoken to by the DevTools protocol over the
 * JDK's own WebSocket. One thread.
 */
final class Chromium {
    private static final List<String> NAMES = List.of("chromium", "chromium-browser",
            "google-chrome", "chrome");
    private static final Pattern LISTENING = Pattern.compile("DevTools listening on (ws://\\S+)");
    private static final long LIMIT_S = 30;
    /** Less than that, so that a page says itself what it waited for. */
    private static final int AWAIT_MS = 25_000;
    private static final Gson GSON = new Gson();

    private final Process process;
    private final HttpClient http;
    private final WebSocket socket;
    private final Map<Integer, CompletableFuture<JsonObject>> answers = new ConcurrentHashMap<>();
    private final List<JsonObject> events = new CopyOnWriteArrayList<>();
    private final AtomicInteger ids = new AtomicInteger();

    private Chromium(Process process, String address) throws Exception {
        this.process = process;
        this.http = HttpClient.newHttpClient();
        this.socket = http.newWebSocketBuilder()
                .buildAsync(URI.create(address), new Listener()).get(LIMIT_S, TimeUnit.SECONDS);
    }

    /** Where it is installed; empty if it is not. */
    static Optional<Path> find() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable).findFirst();
    }

    /** Starts one, with its files in {@code folder}. */
    static Chromium start(Path program, Path folder) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(program.toString(), "--headless=new",
                "--no-sandbox",
                "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking",
                "--disable-component-update", "--disable-sync", "--no-first-run",
                "--hide-scrollbars", "--remote-debugging-port=0",
                "--user-data-dir=" + folder, "about:blank")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("TMPDIR", folder.toString());
        Process process = builder.start();
        try {
            BufferedReader err = process.errorReader(StandardCharsets.UTF_8);
            String address = listening(err);
            Thread.ofVirtual().start(() -> err.lines().forEach(line -> {}));
            return new Chromium(process, address);
        } catch (Exception e) {
            end(process);
            throw e;
        }
    }

    private static String listening(BufferedReader err) throws IOException {
        for (String line = err.readLine(); line != null; line = err.readLine()) {
            Matcher matcher = LISTENING.matcher(line);
            if (matcher.find()) {
                return matcher.group(1);
            }
        }
        throw new IOException("chromium ended");
    }

    /** Shows a file in a page of its own, without a network, and waits until it was drawn. */
    Page open(Path file, int width, String theme) throws Exception {
        return open(file, width, theme, false);
    }

    /** The same, for somebody who prefers that nothing moves. */
    Page open(Path file, int width, String theme, boolean still) throws Exception {
        Page page = newPage();
        page.goOffline();
        page.show(file.toUri(), width, theme, still);
        return page;
    }

    /** Shows what a server of this machine serves; it goes on asking until it is closed. */
    Page visit(URI address, int width, String theme) throws Exception {
        Page page = newPage();
        page.show(address, width, theme, false);
        return page;
    }

    private Page newPage() throws Exception {
        String target = command(null, "Target.createTarget", Map.of("url", "about:blank"))
                .get("targetId").getAsString();
        Page page = new Page(target, command(null, "Target.attachToTarget",
                Map.of("targetId", target, "flatten", true)).get("sessionId").getAsString());
        for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
            page.run(domain + ".enable", Map.of());
        }
        return page;
    }

    /** A page. */
    final class Page {
        private final String target;
        private final String session;

        private Page(String target, String session) {
            this.target = target;
            this.session = session;
        }

        private void goOffline() throws Exception {
            run("Network.emulateNetworkConditions", Map.of("offline", true, "latency", 0,
                    "downloadThroughput", -1, "uploadThroughput", -1));
        }

        private void show(URI address, int width, String theme, boolean still) throws Exception {
            run("Emulation.setDeviceMetricsOverride", Map.of("width", width, "height", 900,
                    "deviceScaleFactor", 1, "mobile", width < 600));
            run("Emulation.setEmulatedMedia", Map.of("media", "", "features",
                    List.of(Map.of("name", "prefers-color-scheme", "value", theme),
                            Map.of("name", "prefers-reduced-motion", "value",
                                    still ? "reduce" : "no-preference"))));
            run("Page.navigate", Map.of("url", address.toString()));
            evaluate("new Promise(done => { const look = () => document.readyState === 'complete'"
                    + " ? requestAnimationFrame(() => requestAnimationFrame(() => done(true)))"
                    + " : setTimeout(look, 10); look(); })");
        }

        private JsonObject run(String method, Map<String, ?> parameters) throws Exception {
            return command(session, method, parameters);
        }

        /** The value of a JavaScript expression; of a promise, what comes of it. */
        JsonElement evaluate(String expression) throws Exception {
            JsonObject answer = run("Runtime.evaluate", Map.of("expression", expression,
                    "returnByValue", true, "awaitPromise", true));
            if (answer.has("exceptionDetails")) {
                throw new IllegalStateException(answer.get("exceptionDetails").toString());
            }
            JsonElement value = answer.getAsJsonObject("result").get("value");
            return value == null ? JsonNull.INSTANCE : value;
        }

        /** Waits until a JavaScript expression is true. */
        void await(String condition) throws Exception {
            evaluate("new Promise((done, fail) => { const end = performance.now() + "
                    + AWAIT_MS + "; const look = () => (" + condition + ") ? done(true)"
                    + " : performance.now() > end ? fail(new Error('never: ' + "
                    + GSON.toJson(condition) + " + document.body.innerText))"
                    + " : setTimeout(look, 10); look(); })");
        }

        /** Ends it: its scripts run no longer. */
        void close() throws Exception {
            command(null, "Target.closeTarget", Map.of("targetId", target));
        }

        /** Presses a key and lets it go. */
        void press(String key) throws Exception {
            int code = switch (key) {
                case "Tab" -> 9;
                case "Enter" -> 13;
                case "ArrowRight" -> 39;
                case "ArrowLeft" -> 37;
                case "End" -> 35;
                case "Home" -> 36;
                default -> throw new IllegalArgumentException(key);
            };
            run("Input.dispatchKeyEvent", Map.of("type", key.equals("Enter")
                    ? "keyDown"
                    : "rawKeyDown", "key", key, "code", key, "windowsVirtualKeyCode", code,
                    "text", key.equals("Enter") ? "\r" : ""));
            run("Input.dispatchKeyEvent", Map.of("type", "keyUp", "key", key, "code", key,
                    "windowsVirtualKeyCode", code));
        }

        /** What the page complained of since it was shown: errors, and what it was not allowed. */
        List<String> complaints() {
            return eventsOf(session).filter(event -> switch (event.get("method").getAsString()) {
                case "Runtime.exceptionThrown", "Log.entryAdded" -> true;
                case "Runtime.consoleAPICalled" -> event.getAsJsonObject("params").get("type")
                        .getAsString().equals("error");
                default -> false;
            }).map(JsonObject::toString).toList();
        }

        /** Addresses of all that was asked for since it was shown. */
        List<String> requests() {
            return eventsOf(session)
                    .filter(event -> event.get("method").getAsString()
                            .equals("Network.requestWillBeSent"))
                    .map(event -> event.getAsJsonObject("params").getAsJsonObject("request")
                            .get("url").getAsString())
                    .toList();
        }
    }

    private Stream<JsonObject> eventsOf(String session) {
        return events.stream().filter(event -> event.has("sessionId")
                && event.get("sessionId").getAsString().equals(session));
    }

    private JsonObject command(@Nullable String session, String method,
            Map<String, ?> parameters) throws Exception {
        int id = ids.incrementAndGet();
        JsonObject json = new JsonObject();
        json.addProperty("id", id);
        json.addProperty("method", method);
        json.add("params", GSON.toJsonTree(parameters));
        if (session != null) {
            json.addProperty("sessionId", session);
        }
        CompletableFuture<JsonObject> answer = new CompletableFuture<>();
        answers.put(id, answer);
        socket.sendText(json.toString(), true).get(LIMIT_S, TimeUnit.SECONDS);
        JsonObject message = answer.get(LIMIT_S, TimeUnit.SECONDS);
        if (message.has("error")) {
            throw new IllegalStateException(method + ": " + message.get("error"));
        }
        return message.getAsJsonObject("result");
    }

    /** Ends it, and all that it started. */
    void close() throws Exception {
        command(null, "Browser.close", Map.of());
        process.waitFor(LIMIT_S, TimeUnit.SECONDS);
        socket.abort();
        http.close();
        end(process);
    }

    /** Its helpers write into its folder until they are gone. */
    private static void end(Process process) throws InterruptedException {
        List<ProcessHandle> all = Stream.concat(process.descendants(),
                Stream.of(process.toHandle())).toList();
        all.forEach(ProcessHandle::destroyForcibly);
        for (ProcessHandle each : all) {
            each.onExit().join();
        }
    }

    private final class Listener implements WebSocket.Listener {
        private final StringBuilder message = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data,
                boolean last) {
            message.append(data);
            if (last) {
                take(JsonParser.parseString(message.toString()).getAsJsonObject());
                message.setLength(0);
            }
            socket.request(1);
            return null;
        }

        private void take(JsonObject json) {
            if (json.has("id")) {
                CompletableFuture<JsonObject> answer = answers.remove(json.get("id").getAsInt());
                if (answer != null) {
                    answer.complete(json);
                }
            } else {
                events.add(json);
            }
        }
    }
}
