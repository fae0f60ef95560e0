package io.bridgekeeper.devstack;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** PostgreSQL refuses to run as root; this finds a way to run it as nobody in particular. */
final class Unprivileged {
    private static final String NOBODY = "65534";

    private Unprivileged() {}

    /**
     * @param folders what the program writes to; handed over where its user really changes
     * @return the words to put before a command
     */
    static List<String> prefix(Path program, Path... folders) {
        if (!Command.of("id", "-u").run().output().strip().equals("0")) {
            return List.of();
        }
        if (Command.of("unshare", "-U", "true").run().ok()) {
            return List.of("unshare", "-U");
        }
        List<String> setpriv = List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");
        List<String> probe = new ArrayList<>(setpriv);
        probe.addAll(List.of("test", "-x", program.toString()));
        if (!new Command(probe, java.util.Map.of()).run().ok()) {
            throw new Fault("PostgreSQL does not run as root, and neither unshare -U nor setpriv works here:"
                    + " start as an ordinary user, or move the repository to a folder that all users may enter.");
        }
        for (Path folder : folders) {
            Command.of("chown", "-R", NOBODY + ":" + NOBODY, folder.toString()).run();
        }
        return setpriv;
    }
}
