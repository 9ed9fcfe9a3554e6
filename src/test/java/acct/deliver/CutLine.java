package acct.deliver;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A line to a real mail server that breaks at the worst moment of the first conversation, and never again. */
public final class CutLine implements AutoCloseable {
    /** When it breaks. */
    public enum Moment {
        /** The message is on its way, its end is not. */
        WITHIN_THE_MESSAGE,
        /** The server has it and has said so, and nobody hears it. */
        AFTER_THE_DOT,
        /** The server has said that it has it, and that was heard a moment ago. */
        AFTER_THE_ANSWER
    }

    private static final String END = "\r\n.\r\n";

    private final ServerSocket listening = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    private final int server;
    private final Moment moment;
    private final Runnable then;
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private volatile boolean isCut;

    /** To the server at a port of this host. */
    public CutLine(int server, Moment moment) throws IOException {
        this(server, moment, () -> {});
    }

    /** The same where something more happens at that moment, just before it breaks. */
    public CutLine(int server, Moment moment, Runnable then) throws IOException {
        this.server = server;
        this.moment = moment;
        this.then = then;
        start(this::accept);
    }

    public int port() {
        return listening.getLocalPort();
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void start(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException e) {
                // The conversation is over, which is what this class is for.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() throws IOException {
        while (!listening.isClosed()) {
            Socket client = listening.accept();
            Socket behind = new Socket(InetAddress.getLoopbackAddress(), server);
            open.addAll(List.of(client, behind));
            if (isCut) {
                start(() -> client.getInputStream().transferTo(behind.getOutputStream()));
                start(() -> behind.getInputStream().transferTo(client.getOutputStream()));
            } else {
                start(() -> cut(client, behind));
            }
        }
    }

    /** Line after line, as the protocol has it, so that the moment is a certain one. */
    private void cut(Socket client, Socket behind) throws IOException {
        InputStream said = client.getInputStream();
        InputStream answered = behind.getInputStream();
        answer(answered, client.getOutputStream());
        StringBuilder line = new StringBuilder();
        for (int c = said.read(); c >= 0; c = said.read()) {
            line.append((char) c);
            if (c != '\n') {
                continue;
            }
            String command = line.toString();
            line.setLength(0);
            send(behind.getOutputStream(), command);
            answer(answered, client.getOutputStream());
            if (command.startsWith("DATA")) {
                isCut = true;
                message(said, behind, client);
                then.run();
                client.close();
                behind.close();
                return;
            }
        }
    }

    private void message(InputStream said, Socket behind, Socket client) throws IOException {
        StringBuilder text = new StringBuilder();
        while (text.indexOf(END) < 0) {
            if (moment == Moment.WITHIN_THE_MESSAGE && text.length() > 2_000) {
                return;
            }
            text.append((char) said.read());
            send(behind.getOutputStream(), text.substring(text.length() - 1));
        }
        String answer = answer(
                behind.getInputStream(),
                moment == Moment.AFTER_THE_ANSWER ? client.getOutputStream() : OutputStream.nullOutputStream());
        if (!answer.startsWith("250")) {
            throw new UncheckedIOException(new IOException(answer));
        }
    }

    private static void send(OutputStream to, String text) throws IOException {
        to.write(text.getBytes(StandardCharsets.ISO_8859_1));
        to.flush();
    }

    /** Hands one reply on, of however many lines. */
    private static String answer(InputStream from, OutputStream to) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = from.read(); c >= 0; c = from.read()) {
            line.append((char) c);
            to.write(c);
            if (c == '\n') {
                if (line.length() > 3 && line.charAt(3) == ' ') {
                    break;
                }
                line.setLength(0);
            }
        }
        to.flush();
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
