package io.bridgekeeper.e2e.fault;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One address in front of several processes, as a Service of Kubernetes is: each new connection goes to the next of them
 * that takes it, and stays with it. It knows nothing of what is said.
 */
final class ServiceDoor implements AutoCloseable {

    private static final int CONNECT_MILLIS = 1_000;
    private static final int PART = 16 * 1024;

    private final ServerSocket door;
    private final List<URI> behind;
    private final AtomicInteger turn = new AtomicInteger();
    private final Map<Integer, AtomicInteger> taken = new ConcurrentHashMap<>();
    private final Queue<Socket> open = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /** @param at where nothing else listens */
    ServiceDoor(URI at, List<URI> behind) {
        this.behind = List.copyOf(behind);
        try {
            door = new ServerSocket();
            door.setReuseAddress(true);
            door.bind(new InetSocketAddress(InetAddress.getByName(at.getHost()), at.getPort()), 1_024);
        } catch (IOException e) {
            throw new UncheckedIOException("nobody can listen at " + at, e);
        }
        threads.submit(this::receive);
    }

    URI address() {
        return URI.create("http://" + door.getInetAddress().getHostAddress() + ":" + door.getLocalPort());
    }

    /** Connections that each has taken so far, by port. */
    Map<Integer, Integer> taken() {
        Map<Integer, Integer> all = new TreeMap<>();
        behind.forEach(one -> all.put(
                one.getPort(),
                taken.getOrDefault(one.getPort(), new AtomicInteger()).get()));
        return all;
    }

    private void receive() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                open.add(client);
                threads.submit(() -> lead(client));
            } catch (IOException closed) {
                // By us, or by a client that went away at once.
            }
        }
    }

    private void lead(Socket client) {
        int first = Math.floorMod(turn.getAndIncrement(), behind.size());
        for (int i = 0; i < behind.size(); i++) {
            URI to = behind.get((first + i) % behind.size());
            Socket server = new Socket();
            try {
                server.connect(new InetSocketAddress(to.getHost(), to.getPort()), CONNECT_MILLIS);
                open.add(server);
                taken.computeIfAbsent(to.getPort(), port -> new AtomicInteger()).incrementAndGet();
                threads.submit(() -> copy(server, client));
                copy(client, server);
                return;
            } catch (IOException away) {
                close(server);
            }
        }
        close(client);
    }

    private void copy(Socket from, Socket to) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] part = new byte[PART];
            for (int read = in.read(part); read >= 0; read = in.read(part)) {
                out.write(part, 0, read);
                out.flush();
            }
        } catch (IOException gone) {
            // Whoever is left hears it by the end of the connection.
        } finally {
            close(from);
            close(to);
        }
    }

    private void close(Socket socket) {
        open.remove(socket);
        try {
            socket.close();
        } catch (IOException closedAlready) {
            // Nothing is left to do.
        }
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            open.forEach(this::close);
            threads.shutdownNow();
        }
    }
}
