package io.bridgekeeper.devstack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether a port can be had, and who has it otherwise. */
final class PortCheck {
    private static final Pattern SS_USER = Pattern.compile("\\(\\(\"([^\"]+)\",pid=(\\d+)");
    private static final Pattern LSOF_USER = Pattern.compile("p(\\d+)\\s+(?:f\\S+\\s+)?c(\\S+)");

    private PortCheck() {}

    /** Ends in a {@link Fault} that names the port, who holds it as far as this machine tells, and the mend. */
    static void free(NamedPort wanted) {
        if (!bindable(wanted.port())) {
            throw new Fault("Port " + wanted.port() + " (" + wanted.purpose() + ") is in use by "
                    + holder(wanted.port()).orElse("another program")
                    + ": stop that, or move all ports, such as BRIDGEKEEPER_PORT_BASE=20000.");
        }
    }

    static boolean answers(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(Ports.HOST, port), 500);
            return true;
        } catch (IOException nobody) {
            return false;
        }
    }

    private static boolean bindable(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(Ports.HOST), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    private static Optional<String> holder(int port) {
        Optional<String> bySs = holder(
                SS_USER.matcher(
                        Command.of("ss", "-ltnpH", "sport = :" + port).run().output()),
                1,
                2);
        return bySs.isPresent()
                ? bySs
                : holder(
                        LSOF_USER.matcher(Command.of("lsof", "-nP", "-iTCP:" + port, "-sTCP:LISTEN", "-Fpc")
                                .run()
                                .output()),
                        2,
                        1);
    }

    private static Optional<String> holder(Matcher found, int nameGroup, int pidGroup) {
        return found.find()
                ? Optional.of(found.group(nameGroup) + " (process " + found.group(pidGroup) + ")")
                : Optional.empty();
    }
}
