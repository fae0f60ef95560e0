package io.bridgekeeper.paging.device;

import io.bridgekeeper.problem.ProblemMapper;
import io.bridgekeeper.problem.RequestFault;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The page on which a device is enrolled, the files that belong to it, and what a browser may do with them. */
@ApplicationScoped
class PushPageMapper {

    /** Scripts of our own, in files; nothing is loaded from elsewhere, and nothing is sent there. */
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
            + " connect-src 'self'; worker-src 'self'; manifest-src 'self'; form-action 'none'; base-uri 'none';"
            + " frame-ancestors 'none'";

    private static final Map<String, String> TYPES = Map.of(
            "worker.js", "text/javascript; charset=utf-8",
            "page.js", "text/javascript; charset=utf-8",
            "kept.js", "text/javascript; charset=utf-8",
            "style.css", "text/css; charset=utf-8",
            "manifest.webmanifest", "application/manifest+json",
            "icon.png", "image/png");

    private final Template template;
    private final Map<String, byte[]> files = new TreeMap<>();

    PushPageMapper(@Location("push.html") Template template) {
        this.template = template;
        TYPES.keySet().forEach(name -> files.put(name, content(name)));
    }

    private static byte[] content(String name) {
        try (InputStream file = PushPageMapper.class.getResourceAsStream("/push/" + name)) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param key with which the browser subscribes */
    Uni<Response> html(int status, DeviceText text, Optional<String> key) {
        return template.data("headline", text.headline())
                .data("lines", text.lines())
                .data("isOpen", text.isOpen())
                .data("key", key.orElse(""))
                .createUni()
                .map(html -> secret(Response.status(status).entity(html).type("text/html; charset=utf-8")));
    }

    /** Empty where there is none of this name. A browser asks each time whether it has changed: nobody keeps an old one. */
    Optional<Response> file(String name) {
        return Optional.ofNullable(files.get(name))
                .map(content ->
                        safe(Response.ok(content, TYPES.get(name)).header(HttpHeaders.CACHE_CONTROL, "no-cache")));
    }

    static Response problem(HttpProblem problem) {
        return secret(Response.fromResponse(problem.toResponse()));
    }

    static Response badRequest(List<RequestFault> faults) {
        return problem(ProblemMapper.badRequest(faults));
    }

    /** Nobody keeps it, finds it, frames it, or is told its address. */
    static Response secret(Response.ResponseBuilder answer) {
        return safe(answer.header(HttpHeaders.CACHE_CONTROL, "no-store").header("X-Robots-Tag", "noindex"));
    }

    private static Response safe(Response.ResponseBuilder answer) {
        return answer.header("Referrer-Policy", "no-referrer")
                .header("Content-Security-Policy", POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }
}
