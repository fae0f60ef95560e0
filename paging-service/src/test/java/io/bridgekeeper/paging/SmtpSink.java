package io.bridgekeeper.paging;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A real mail server that takes what it is told to; GreenMail knows no "not now". */
public final class SmtpSink implements AutoCloseable {

    private final ServerSocket server;
    private final Thread acceptor;
    private final List<String> mails = new CopyOnWriteArrayList<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile String answer = "250 ok";
    private volatile boolean hangs;

    public SmtpSink() {
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        acceptor = Thread.ofVirtual().start(this::accept);
    }

    public int port() {
        return server.getLocalPort();
    }

    /** @param line to a recipient, such as {@code 451 later} */
    public void answer(String line) {
        answer = line;
    }

    /** Takes a whole mail and never says so. */
    public void hang() {
        hangs = true;
    }

    /** Headers and text, as they came. */
    public List<String> mails() {
        return List.copyOf(mails);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                open.add(socket);
                Thread.ofVirtual().start(() -> talk(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void talk(Socket socket) {
        try (socket;
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
                Writer out = new OutputStreamWriter(socket.getOutputStream(), StandardCharsets.UTF_8)) {
            say(out, "220 sink ready");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                switch (line.split(" ", 2)[0].toUpperCase(Locale.ROOT)) {
                    case "EHLO", "HELO", "MAIL", "RSET", "NOOP" -> say(out, "250 ok");
                    case "RCPT" -> say(out, answer);
                    case "DATA" -> {
                        say(out, "354 go on");
                        mails.add(mail(in));
                        if (!hangs) {
                            say(out, "250 taken");
                        }
                    }
                    case "QUIT" -> {
                        say(out, "221 bye");
                        return;
                    }
                    default -> say(out, "502 unknown");
                }
            }
        } catch (IOException e) {
            // The other side has gone, or the test is over.
            open.remove(socket);
        }
    }

    private static void say(Writer out, String line) throws IOException {
        out.write(line + "\r\n");
        out.flush();
    }

    private static String mail(BufferedReader in) throws IOException {
        StringBuilder mail = new StringBuilder();
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            mail.append(line).append('\n');
        }
        return mail.toString();
    }

    @Override
    public void close() {
        try {
            server.close();
            // Until then a connection may still be taken.
            acceptor.join();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
