package io.bridgekeeper.access;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A way to another port of this machine that can be closed: connections end, and new ones are refused. It can also be
 * slow, or close by itself in the middle.
 */
public final class Door {

    private final int port;
    private final int behind;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private ServerSocketChannel server;
    private volatile Duration slow = Duration.ZERO;
    private volatile String last;

    public Door(int port, int behind) {
        this.port = port;
        this.behind = behind;
    }

    /** Idempotent. */
    public synchronized void open() {
        if (server != null) {
            return;
        }
        try {
            closeEarlier();
            ServerSocketChannel opened = ServerSocketChannel.open();
            opened.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            opened.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            server = opened;
            Thread.ofPlatform().daemon().name(name()).start(() -> accept(opened));
        } catch (IOException e) {
            throw new UncheckedIOException("port " + port, e);
        }
    }

    /**
     * Another start of the application in this process has another class of this name, and may still be open. All that
     * both see is the thread: a channel whose thread is interrupted closes.
     */
    private void closeEarlier() {
        for (Thread earlier : Thread.getAllStackTraces().keySet()) {
            if (earlier.getName().equals(name())) {
                earlier.interrupt();
                try {
                    earlier.join();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }

    /** Every answer is held back for so long. */
    public void slow(Duration each) {
        slow = each;
    }

    /** A request that holds these words gets through, and it is the last: its answer is lost. */
    public void closeAfter(String words) {
        last = words;
    }

    /** Idempotent. */
    public synchronized void close() {
        if (server == null) {
            return;
        }
        shut(server);
        server = null;
        sockets.forEach(Door::shut);
        sockets.clear();
    }

    private String name() {
        return "bridgekeeper.test.door." + port;
    }

    private void accept(ServerSocketChannel from) {
        while (from.isOpen()) {
            try {
                Socket near = from.accept().socket();
                Socket far = new Socket(InetAddress.getLoopbackAddress(), behind);
                sockets.add(near);
                sockets.add(far);
                Thread.ofVirtual().start(() -> carry(near, far, true));
                Thread.ofVirtual().start(() -> carry(far, near, false));
            } catch (IOException e) {
                // Closed, or nothing behind it: the caller sees its connection end.
            }
        }
    }

    private void carry(Socket from, Socket to, boolean asks) {
        byte[] bytes = new byte[64 * 1024];
        try (InputStream in = from.getInputStream()) {
            for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
                if (!asks && slow.isPositive()) {
                    Thread.sleep(slow);
                }
                String words = asks ? last : null;
                boolean isLast =
                        words != null && new String(bytes, 0, count, StandardCharsets.ISO_8859_1).contains(words);
                if (isLast) {
                    last = null;
                    sockets.remove(to);
                }
                to.getOutputStream().write(bytes, 0, count);
                to.getOutputStream().flush();
                if (isLast) {
                    close();
                    // Keycloak does what it was asked for, and then finds nobody to tell.
                    to.getInputStream().read();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            // One side ended.
        } finally {
            shut(from);
            shut(to);
            sockets.remove(from);
            sockets.remove(to);
        }
    }

    private static void shut(AutoCloseable what) {
        try {
            what.close();
        } catch (Exception e) {
            // It is what we wanted.
        }
    }
}
