package acct.deliver;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A mail server that answers as a test says, one connection after the other. What the test does not say it accepts. */
public final class ScriptedServer implements AutoCloseable {
    /** What it is asked before anything is said: for its greeting. */
    static final String CONNECT = "CONNECT";
    /** The end of the message. */
    static final String END = ".";
    /** Instead of a reply: none, for as long as the client stays. */
    static final String SILENCE = "(silence)";
    /** Instead of a reply: the end of the connection. */
    static final String HANG_UP = "(hang up)";
    /** Behind a reply: the end of the connection. */
    static final String THEN_HANG_UP = "(then hang up)";

    /** Instead of a reply: one byte of one after the other. */
    static final String DRIP = "(drip)";
    /** Instead of a reply: one line that never ends. */
    static final String ENDLESS_LINE = "(endless line)";
    /** Instead of a reply: lines of one that never ends. */
    static final String ENDLESS_LINES = "(endless lines)";

    private final Map<String, String> script;
    private final ServerSocket listener;
    private final List<String> commands = new CopyOnWriteArrayList<>();
    private final List<String> messages = new CopyOnWriteArrayList<>();
    private volatile boolean talks;
    private volatile @Nullable Socket client;

    private ScriptedServer(Map<String, String> script, ServerSocket listener) {
        this.script = script;
        this.listener = listener;
    }

    /** A server on a free port; the script has replies by the beginning of what they answer. */
    public static ScriptedServer start(Map<String, String> script) throws IOException {
        ServerSocket listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        ScriptedServer server = new ScriptedServer(script, listener);
        Thread thread = new Thread(server::serve, "scripted-mail-server");
        thread.setDaemon(true);
        thread.start();
        return server;
    }

    /** Its port. */
    public int port() {
        return listener.getLocalPort();
    }

    /** All commands, in order. */
    public List<String> commands() {
        return commands;
    }

    /** All messages that it took or refused, as they came. */
    public List<String> messages() {
        return messages;
    }

    @Override
    public void close() throws IOException {
        listener.close();
        Socket last = client;
        if (last != null) {
            last.close();
        }
    }

    /** Waits until what a client sent before it went away has been read. */
    public void awaitSilence() throws InterruptedException {
        for (int turn = 0; talks && turn < 1_000; turn++) {
            Thread.sleep(10);
        }
    }

    private void serve() {
        while (!listener.isClosed()) {
            try (Socket socket = listener.accept()) {
                client = socket;
                talks = true;
                try {
                    talk(socket);
                } finally {
                    talks = false;
                }
            } catch (IOException e) {
                // The client left, or the test is over.
            }
        }
    }

    private void talk(Socket socket) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        OutputStream out = socket.getOutputStream();
        String command = CONNECT;
        while (command != null && say(out, answer(command))) {
            if (command.equals("DATA") && answer(command).startsWith("354")) {
                messages.add(message(in));
                command = END;
            } else {
                command = in.readLine();
                if (command != null) {
                    commands.add(command);
                }
            }
        }
    }

    private String answer(String command) {
        return script.entrySet().stream()
                .filter(entry -> command.startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseGet(() -> usual(command));
    }

    private static String usual(String command) {
        return switch (command.split(" ", 2)[0]) {
            case CONNECT -> "220 mx.example.com ESMTP";
            case "EHLO" -> "250-mx.example.com\r\n250 HELP";
            case "DATA" -> "354 go on";
            case "QUIT" -> "221 bye" + THEN_HANG_UP;
            default -> "250 2.0.0 ok";
        };
    }

    /** Whether the conversation goes on. */
    private static boolean say(OutputStream out, String answer) throws IOException {
        switch (answer) {
            case HANG_UP -> {
                return false;
            }
            case SILENCE -> {
                return true;
            }
            case DRIP -> endlessly(out, "2", 50);
            case ENDLESS_LINE -> endlessly(out, "220 " + "x".repeat(8_000), 0);
            case ENDLESS_LINES -> endlessly(out, "220-never\r\n".repeat(800), 0);
            default -> {
                String words = answer.replace(THEN_HANG_UP, "") + "\r\n";
                out.write(words.getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
        }
        return !answer.endsWith(THEN_HANG_UP);
    }

    /** Until the client has gone, which is an exception. */
    private static void endlessly(OutputStream out, String words, int pauseMillis) throws IOException {
        while (true) {
            out.write(words.getBytes(StandardCharsets.UTF_8));
            out.flush();
            try {
                Thread.sleep(pauseMillis);
            } catch (InterruptedException e) {
                throw new InterruptedIOException();
            }
        }
    }

    /** A client that is killed in it resets the connection: an error of that conversation, not the end of the server. */
    private static String message(BufferedReader in) throws IOException {
        StringBuilder text = new StringBuilder();
        for (String line = in.readLine(); line != null && !line.equals(END); line = in.readLine()) {
            text.append(line).append("\r\n");
        }
        return text.toString();
    }
}
