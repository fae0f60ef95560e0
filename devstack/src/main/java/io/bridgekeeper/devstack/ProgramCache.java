package io.bridgekeeper.devstack;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.tukaani.xz.XZInputStream;

/**
 * Programs unpacked from the artifacts that the build fetched. They live outside the build's folder, so that a
 * clean build does not pull a running program's files away.
 */
final class ProgramCache {
    private final Home home;

    ProgramCache(Home home) {
        this.home = home.prepared();
    }

    Path postgres() {
        Path jar = artifact("postgres-", ".jar");
        return unpackedOnce(baseName(jar), target -> unpackPostgres(jar, target));
    }

    Path keycloak() {
        Path zip = artifact("keycloak-", ".zip");
        return unpackedOnce(baseName(zip), target -> {
            unzip(zip, target);
            KeycloakBuild.run(target);
        });
    }

    /** Another set of libraries is another folder: a running broker keeps its own. */
    Path kafkaLibraries() {
        List<Path> libraries = filesOf(home.built().resolve("kafka/lib"));
        String names =
                libraries.stream().map(file -> file.getFileName().toString()).collect(Collectors.joining("\n"));
        return unpackedOnce(
                "kafka-" + Integer.toHexString(names.hashCode()),
                target -> libraries.forEach(file -> linkOrCopy(file, target.resolve(file.getFileName()))));
    }

    private Path artifact(String prefix, String suffix) {
        return filesOf(home.built().resolve("programs")).stream()
                .filter(file -> file.getFileName().toString().startsWith(prefix))
                .filter(file -> file.getFileName().toString().endsWith(suffix))
                .max(Path::compareTo)
                .orElseThrow(ProgramCache::notBuilt);
    }

    private static Fault notBuilt() {
        return new Fault("The devstack module is not built: run ./mvnw -pl devstack install -DskipTests.");
    }

    private static List<Path> filesOf(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw notBuilt();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String baseName(Path file) {
        return file.getFileName().toString().replaceFirst("\\.(jar|zip)$", "");
    }

    @FunctionalInterface
    private interface Unpacking {
        void into(Path target) throws IOException;
    }

    /** A folder is there whole or not at all, also after a crash in the middle. */
    private Path unpackedOnce(String name, Unpacking unpacking) {
        Path whole = home.cache().resolve(name);
        try (CrossProcessLock _ = CrossProcessLock.take(home.cache().resolve(name + ".lock"))) {
            if (Files.isDirectory(whole)) {
                return whole;
            }
            Path half = home.cache().resolve(name + ".half");
            FileTree.delete(half);
            Files.createDirectories(half);
            unpacking.into(half);
            return Files.move(half, whole, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new Fault("Cannot unpack " + name + " into " + home.cache() + ": " + e.getMessage(), e);
        }
    }

    private static void unpackPostgres(Path jar, Path target) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            ZipEntry archive = zip.stream()
                    .filter(entry -> entry.getName().endsWith(".txz"))
                    .findFirst()
                    .orElseThrow(ProgramCache::notBuilt);
            Process tar = new ProcessBuilder("tar", "-x", "-f", "-", "-C", target.toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            try (InputStream in = new XZInputStream(zip.getInputStream(archive));
                    OutputStream out = tar.getOutputStream()) {
                in.transferTo(out);
            }
            if (tar.waitFor() != 0) {
                throw new IOException("tar ended with " + tar.exitValue());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Fault("Interrupted.", e);
        }
    }

    /** Without the archive's single top folder. */
    private static void unzip(Path archive, Path target) throws IOException {
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                int top = entry.getName().indexOf('/') + 1;
                Path file = target.resolve(entry.getName().substring(top)).normalize();
                if (!file.startsWith(target)) {
                    throw new IOException("entry outside of the archive: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                } else {
                    Files.createDirectories(file.getParent());
                    try (InputStream in = zip.getInputStream(entry)) {
                        Files.copy(in, file);
                    }
                    if (file.toString().endsWith(".sh") && !file.toFile().setExecutable(true)) {
                        throw new IOException("cannot make " + file + " executable");
                    }
                }
            }
        }
    }

    private static void linkOrCopy(Path from, Path to) {
        try {
            Files.createLink(to, from);
        } catch (IOException | UnsupportedOperationException otherFileSystem) {
            try {
                Files.copy(from, to);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
