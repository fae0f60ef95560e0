package io.bridgekeeper.devstack;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Who owns what in the demo, with contacts that point at this stack's notice sink. */
record DemoCatalog(Home home) {
    private static final String NOTICE_SINK = "@notice-sink@";
    private static final String BENCH_RECEIVER = "@bench-receiver@";

    Path file() {
        return home.data().resolve("catalog.yaml");
    }

    void write() {
        try (InputStream in = DemoCatalog.class.getResourceAsStream("/demo-catalog.yaml")) {
            String catalog = new String(in.readAllBytes())
                    .replace(NOTICE_SINK, Ports.HOST + ":" + home.ports().noticeHttp())
                    .replace(BENCH_RECEIVER, Ports.HOST + ":" + home.ports().benchReceiver());
            if (Files.exists(file()) && Files.readString(file()).equals(catalog)) {
                return;
            }
            Path half = Files.createTempFile(home.data(), "catalog", ".half");
            Files.writeString(half, catalog);
            Files.move(half, file(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
