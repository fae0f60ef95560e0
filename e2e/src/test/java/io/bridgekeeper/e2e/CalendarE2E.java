package io.bridgekeeper.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.devstack.client.Answer;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OnStage.class)
class CalendarE2E {

    @Test
    void isReadWithoutATokenUntilItIsRevoked(Stage stage) {
        Answer made = stage.as("alice").post("/api/paging/calendars", Map.of("of", "me"));
        assertThat(made.status()).isEqualTo(201);
        String path = URI.create(made.text("url")).getPath();

        Answer read = stage.users().anyone().get(path);

        assertThat(read.status()).isEqualTo(200);
        assertThat(read.headers().get("content-type")).startsWith("text/calendar");
        assertThat(stage.users()
                        .anyone()
                        .with("If-None-Match", read.headers().get("etag"))
                        .get(path)
                        .status())
                .isEqualTo(304);
        stage.as("alice").delete("/api/paging/calendars/" + made.text("calendarId"));
        assertThat(stage.users().anyone().get(path).status()).isEqualTo(404);
    }
}
