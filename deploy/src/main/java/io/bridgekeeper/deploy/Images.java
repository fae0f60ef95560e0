package io.bridgekeeper.deploy;

import com.google.cloud.tools.jib.api.buildplan.Platform;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;

/** Writes the container images of the packaged services to tars. */
public final class Images {

    static final List<String> SERVICES =
            List.of("gateway", "paging-service", "roster-service", "access-service", "followup-service");

    private Images() {}

    public static void main(String[] arguments) {
        System.exit(run(System.out, System.err, arguments));
    }

    /** @return the exit code: 0 done, 1 an image could not be built, 2 wrong arguments */
    static int run(PrintStream out, PrintStream err, String... arguments) {
        ImagesArguments asked;
        try {
            asked = ImagesArguments.parse(
                    List.of(arguments), version(), System.getenv(), Path.of(System.getProperty("user.home")));
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            err.println(ImagesArguments.HELP);
            return 2;
        }
        if (asked.help()) {
            out.println(ImagesArguments.HELP);
            return 0;
        }
        if (asked.base().isPublished() && !asked.offline()) {
            out.println("on " + asked.base().name() + "; a registry that does not answer is asked for a minute");
        }
        for (String service : asked.services()) {
            try {
                out.println(write(service, asked));
            } catch (Exception e) {
                err.println(service + ": " + asked.base().reasonOf(e));
                return 1;
            }
        }
        return 0;
    }

    private static String write(String service, ImagesArguments asked) throws Exception {
        Path tar = Files.createDirectories(asked.out()).resolve(service + ".tar");
        ServiceImage image = new ServiceImage(
                service,
                asked.root().resolve(service).resolve("target/quarkus-app"),
                asked.prefix(),
                asked.version(),
                asked.createdAt());
        Platform platform = new Platform(asked.architecture(), "linux");
        var built = image.writeTo(tar, asked.base(), platform, asked.out().resolve("cache"), asked.offline());
        return "%-46s %s %4d MiB  %s".formatted(image.reference(), built.getImageId(), Files.size(tar) >> 20, tar);
    }

    /** The version that this was built as. */
    static String version() {
        Properties project = new Properties();
        try (InputStream properties = Images.class.getResourceAsStream("/project.properties")) {
            project.load(properties);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return project.getProperty("version");
    }
}
