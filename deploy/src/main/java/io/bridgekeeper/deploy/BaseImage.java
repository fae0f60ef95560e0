package io.bridgekeeper.deploy;

import com.google.cloud.tools.jib.api.ImageReference;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.RegistryImage;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.frontend.CredentialRetrieverFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What an image stands on.
 *
 * @param name    an image of a registry, {@code tar://} and a file that {@code docker save} wrote, or {@code scratch}
 * @param logins  files in Docker's form with the logins to registries, the first that knows the registry counts; they
 *     need not exist
 */
record BaseImage(String name, List<Path> logins) {

    static final String SCRATCH = "scratch";
    static final String TAR = Jib.TAR_IMAGE_PREFIX;

    /** With the logins of {@code docker login} or {@code podman login}, where these tools leave them. */
    static BaseImage of(String name, Map<String, String> environment, Path home) {
        Path docker = Path.of(environment.getOrDefault(
                "DOCKER_CONFIG", home.resolve(".docker").toString()));
        Stream<Path> podman = Stream.ofNullable(environment.get("XDG_RUNTIME_DIR"))
                .map(folder -> Path.of(folder, "containers", "auth.json"));
        Stream<Path> logins = Stream.concat(Stream.of(docker.resolve("config.json")), podman);
        return new BaseImage(name, logins.toList());
    }

    /** Whether others find it by its name; a file of the machine that built the image is nobody else's business. */
    boolean isPublished() {
        return !name.equals(SCRATCH) && !isTar();
    }

    /** @throws IOException where the name is that of a file which is not there */
    JibContainerBuilder begin() throws IOException, InvalidImageReferenceException {
        if (name.equals(SCRATCH)) {
            return Jib.fromScratch();
        }
        if (isTar()) {
            return Jib.from(TarImage.at(existing(Path.of(name.substring(TAR.length())))));
        }
        ImageReference reference = ImageReference.parse(name);
        CredentialRetrieverFactory credentials = CredentialRetrieverFactory.forImage(reference, event -> {});
        RegistryImage image = RegistryImage.named(reference);
        for (Path login : logins) {
            image.addCredentialRetriever(credentials.dockerConfig(login));
        }
        return Jib.from(image);
    }

    /** Why no image could be built on this one, for a person. */
    String reasonOf(Exception failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        if (isTar()
                && root instanceof NoSuchFileException file
                && file.getFile().endsWith("manifest.json")) {
            return name + " holds no manifest.json. Mend: write it with docker save, or with"
                    + " skopeo copy <image> docker-archive:<file>";
        }
        if (failure instanceof InvalidImageReferenceException) {
            return name + " is not the name of an image; a file begins with " + TAR;
        }
        String told = String.valueOf(failure.getMessage());
        // An answer of a registry follows with its whole body.
        String reason = String.valueOf(root.getMessage()).lines().findFirst().orElse("");
        return told.contains(reason) ? told : told + " (" + reason + ")";
    }

    private boolean isTar() {
        return name.startsWith(TAR);
    }

    private static Path existing(Path tar) throws IOException {
        if (!Files.isRegularFile(tar)) {
            throw new IOException("There is no base image " + tar.toAbsolutePath());
        }
        return tar;
    }
}
