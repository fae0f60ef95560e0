package io.bridgekeeper.paging.answer;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** Makes HTML of what is to be said; the template escapes all of it. */
@ApplicationScoped
class AnswerMapper {

    private final Template template;

    AnswerMapper(@Location("answer.html") Template template) {
        this.template = template;
    }

    Uni<Response> html(int status, AnswerText text) {
        return template.data("headline", text.headline())
                .data("lines", text.lines())
                .data("title", text.title())
                .data("facts", text.facts())
                .data("isOpen", text.isOpen())
                .data("isAsked", text.isAsked())
                .data("longestReason", AnswerForm.LONGEST_REASON)
                .data("style", AnswerStyle.CSS)
                .createUni()
                .map(html -> secret(Response.status(status).entity(html).type("text/html; charset=utf-8")));
    }

    /** Nobody keeps it, finds it, frames it, or is told its address. */
    static Response secret(Response.ResponseBuilder answer) {
        return answer.header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Referrer-Policy", "no-referrer")
                .header("Content-Security-Policy", AnswerStyle.POLICY)
                .header("X-Robots-Tag", "noindex")
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }
}
