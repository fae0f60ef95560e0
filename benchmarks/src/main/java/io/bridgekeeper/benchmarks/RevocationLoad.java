package io.bridgekeeper.benchmarks;

import io.bridgekeeper.benchmarks.Crowd.Called;
import io.bridgekeeper.benchmarks.Crowd.Member;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One incident to which many people were asked and came, each with a session of their own; then it is resolved. */
final class RevocationLoad {

    private static final String COMMANDS = Platform.PAGED;
    private static final Duration POLL = Duration.ofMillis(250);

    private final Load load;
    private final Platform platform;
    private final Crowd crowd;
    private final Duration unprovenAfter;

    RevocationLoad(Load load, Platform platform, Crowd crowd, Duration unprovenAfter) {
        this.load = load;
        this.platform = platform;
        this.crowd = crowd;
        this.unprovenAfter = unprovenAfter;
    }

    RevocationRun run(int grants) {
        String run = load.nextRun();
        String incident = open(run);
        for (Member member : crowd.members(grants)) {
            platform.send(
                    COMMANDS,
                    "POST",
                    "/api/paging/incidents/" + incident + "/responder-requests",
                    new JsonObject().put("system", member.name()).put("message", "the bench needs many"));
            Called called = crowd.awaitPage(member, page -> incident.equals(page.getString("incidentId")));
            platform.send(member.name(), "POST", "/api/paging/pages/" + called.pageId() + "/accept", null);
        }
        crowd.awaitGrants(Set.of(incident), "active", grants);

        Instant resolvedAt = Instant.now();
        platform.send(
                COMMANDS, "POST", "/api/paging/incidents/" + incident + "/resolve", new JsonObject().put("how", "fix"));
        Waiting.until(() -> proven(incident).size() >= grants, unprovenAfter, POLL);
        RevocationRun seen = RevocationRun.of(
                grants,
                crowd.held(),
                proven(incident).stream()
                        .map(at -> Duration.between(resolvedAt, at))
                        .toList());
        load.resolve(run, 1);
        // The next time each comes in a session of their own again: those of this time are ended.
        crowd.members(grants).forEach(member -> platform.forget(member.name()));
        return seen;
    }

    private String open(String run) {
        Buffer body = Load.bodies(run, 1, "firing")[0];
        load.post(new OpenLoop(1, Duration.ofSeconds(1)), index -> body, (index, answer, intended, at) -> {});
        String title = new Problem(run, 0).title();
        JsonObject page = platform.awaitPage(COMMANDS, found -> title.equals(found.getString("title")));
        platform.send(COMMANDS, "POST", "/api/paging/pages/" + page.getString("pageId") + "/accept", null);
        return page.getString("incidentId");
    }

    private List<Instant> proven(String incident) {
        return crowd.grants(Optional.of(incident))
                .filter(grant -> "ended".equals(grant.getString("state")))
                .flatMap(grant -> Optional.ofNullable(grant.getString("provenAt")).stream())
                .map(Instant::parse)
                .toList();
    }
}
