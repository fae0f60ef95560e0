package io.bridgekeeper.gateway.trace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathRedactionTest {

    @ParameterizedTest
    @CsvSource({
        "/hooks/s3cret/alertmanager, /hooks/{integrationKey}/alertmanager",
        "POST /hooks/s3cret/generic?dryRun=true, POST /hooks/{integrationKey}/generic?dryRun=true",
        "http://127.0.0.1:18000/hooks/s3cret, http://127.0.0.1:18000/hooks/{integrationKey}",
        "/hooks/s3cret?x=1, /hooks/{integrationKey}?x=1",
        "/hooks/cloudevents?access_token=s3cret&dryRun=true, /hooks/{integrationKey}?access_token={integrationKey}&dryRun=true",
        "access_token=s3cret, access_token={integrationKey}",
        "dryRun=true&access_token=s3cret, dryRun=true&access_token={integrationKey}",
        "/hooks/, /hooks/",
        "/calendars/bkc_s3cret.ics, /calendars/{secret}",
        "http://127.0.0.1:18001/calendars/bkc_s3cret.ics?x=1, http://127.0.0.1:18001/calendars/{secret}?x=1",
        "TimeoutException: of GET /calendars/bkc_s3cret.ics for server, TimeoutException: of GET /calendars/{secret} for server",
        "/heartbeats/bkh_s3cret, /heartbeats/{secret}",
        "/answer/bka_s3cret, /answer/{secret}",
        "/push/enrol/bkp_s3cret, /push/enrol/{secret}",
        "/push/worker.js, /push/worker.js",
        "/api/paging/heartbeats/018f0000, /api/paging/heartbeats/018f0000",
        "/api/paging/calendars/018f0000, /api/paging/calendars/018f0000",
        "/api/paging/incidents, /api/paging/incidents"
    })
    void hidesTheKeyAndNothingElse(String text, String redacted) {
        assertThat(PathRedaction.redacted(text)).isEqualTo(redacted);
    }
}
