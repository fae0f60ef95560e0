package io.bridgekeeper.contracts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The list of golden files that were ever told, with their SHA-256, in the form that {@code sha256sum -c} reads.
 *
 * <p>Somewhere a topic or an archive still holds each of them, so none may change or go.
 */
final class GoldenLock {

    private GoldenLock() {}

    static List<String> findings(ContractFiles files) {
        Map<String, String> locked = locked(files);
        List<String> findings = new ArrayList<>();
        locked.forEach((name, sum) -> {
            Path file = files.kept().resolve(name);
            if (!Files.exists(file)) {
                findings.add(name + " is gone: bring it back, old golden files never go");
            } else if (!sha256(file).equals(sum)) {
                findings.add(name + " has changed: bring it back, and show what is new in a new file beside it");
            }
        });
        golden(files).forEach(file -> {
            String name = files.kept().relativize(file).toString().replace('\\', '/');
            if (!locked.containsKey(name)) {
                findings.add(name + " is not locked: add the line «" + sha256(file) + "  " + name + "» to "
                        + files.goldenLock());
            }
        });
        return findings.stream().sorted().toList();
    }

    private static Map<String, String> locked(ContractFiles files) {
        Map<String, String> sums = new HashMap<>();
        try {
            for (String line : Files.readAllLines(files.goldenLock())) {
                String[] parts = line.split("  ", 2);
                sums.put(parts[1], parts[0]);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sums;
    }

    private static List<Path> golden(ContractFiles files) {
        try (Stream<Path> paths = Files.walk(files.kept().resolve("golden"))) {
            return paths.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(Path file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
