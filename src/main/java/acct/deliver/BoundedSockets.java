package acct.deliver;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.net.SocketFactory;

/**
 * The connections of one delivery, which end when its time is over, whatever they are waiting for then. A time limit for
 * each read, as sockets have it, never ends a server that sends one byte after the other; and what it sends is kept by
 * the library until its reply is complete, so that is bounded too.
 */
final class BoundedSockets extends SocketFactory implements AutoCloseable {
    /** Thousands of recipients' replies and a chain of certificates are far below. */
    private static final int MAX_BYTES = 1 << 20;

    private final Duration time;
    private final ScheduledThreadPoolExecutor clock;
    private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();
    private volatile boolean over;

    /** Connections that all end after this time, counted from now. */
    BoundedSockets(Duration time) {
        this.time = time;
        this.clock = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "mail-deadline");
            thread.setDaemon(true);
            return thread;
        });
        endAfter(time);
    }

    Duration time() {
        return time;
    }

    /** Whether the time is over. */
    boolean isOver() {
        return over;
    }

    /** Ends the connections after this time if they have not ended by then. */
    void endAfter(Duration rest) {
        ScheduledFuture<?> unused = clock.schedule(this::end, rest.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }

    @Override
    public Socket createSocket() throws IOException {
        Socket socket = new Socket() {
            @Override
            public InputStream getInputStream() throws IOException {
                return new Bounded(super.getInputStream());
            }
        };
        sockets.add(socket);
        if (over) {
            socket.close();
        }
        return socket;
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress from, int fromPort) {
        throw new UnsupportedOperationException("mail goes out from any address of this host");
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) {
        throw new UnsupportedOperationException("mail goes out from any address of this host");
    }

    private Socket connected(InetSocketAddress server) throws IOException {
        Socket socket = createSocket();
        socket.connect(server);
        return socket;
    }

    private void end() {
        over = true;
        for (Socket socket : sockets) {
            try {
                socket.close();
            } catch (IOException e) {
                // It ended by itself.
            }
        }
    }

    /** What the server may say in all. */
    private static final class Bounded extends FilterInputStream {
        private int left = MAX_BYTES;

        Bounded(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (left == 0) {
                throw new IOException("it talks without end");
            }
            int read = super.read(buffer, offset, Math.min(length, left));
            left -= Math.max(0, read);
            return read;
        }
    }
}
