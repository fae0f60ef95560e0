package io.bridgekeeper.devstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Remembers where a running platform listens, so that later commands find it without being told again. */
record PortBase(Path data) {

    /**
     * @param setting of the environment, null when unset
     * @param otherwise when nothing is set or remembered
     */
    Ports resolve(String setting, int otherwise) {
        boolean unset = setting == null || setting.isBlank();
        return Ports.of(unset ? remembered() : setting, otherwise);
    }

    /** A platform that is up elsewhere would be lost from sight if its ports moved under it. */
    void mustBe(Ports wanted) {
        String remembered = remembered();
        if (remembered != null && !remembered.equals(Integer.toString(wanted.base()))) {
            throw new Fault("The platform is up on ports " + remembered
                    + " and above: ./bridgekeeper down first, then move it.");
        }
    }

    void remember(Ports ports) {
        try {
            Files.createDirectories(data);
            Files.writeString(file(), ports.base() + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void forget() {
        try {
            Files.deleteIfExists(file());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String remembered() {
        try {
            return Files.exists(file()) ? Files.readString(file()).strip() : null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file() {
        return data.resolve("port-base");
    }
}
