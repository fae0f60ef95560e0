package io.bridgekeeper.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxyPathTest {

    @ParameterizedTest
    @CsvSource({
        "/api/paging/incidents, PAGING",
        "/api/paging/me/consents/*, PAGING",
        "/api/roster/bridges/0198f3c1-7d3a-7b52-9c41-1f0a5f6f0009/seats/me, ROSTER",
        "/api/access/grants, ACCESS",
        "/access/v1/evaluation, ACCESS",
        "/access/v1/evaluations, ACCESS",
        "/api/access/grants/0198f3c1-7d3a-7b52-9c41-1f0a5f6f0009/renew, ACCESS",
        "/api/access/profiles/versions/7, ACCESS",
        "/api/access/requests/0198f3c1-7d3a-7b52-9c41-1f0a5f6f0009/approve, ACCESS",
        "/api/access/break-glass, ACCESS",
        "/api/access/reviews/0198f3c1-7d3a-7b52-9c41-1f0a5f6f0009/close, ACCESS",
        "/api/followup/follow-ups/x%20y, FOLLOWUP",
        "/api/paging/systems/caf%C3%A9, PAGING",
        "/api/paging/a..b/.hidden, PAGING"
    })
    void passesPlainPathsOfTheServices(String path, ProxyPath.Service service) {
        assertThat(ProxyPath.service(path)).contains(service);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/internal/paging/signals",
                "/api/paging",
                "/api/paging/",
                "/api/pagingx/incidents",
                "/api/PAGING/incidents",
                "/api/gateway/x",
                "/api/paging/../../internal/paging/signals",
                "/api/paging/./incidents",
                "/api/paging//internal",
                "/api/paging/..",
                "/api/paging/%2e%2e/x",
                "/api/paging/%2E%2e/x",
                "/api/paging/.%2e/x",
                "/api/paging/a%2fb",
                "/api/paging/a%2Fb",
                "/api/paging/a%5cb",
                "/api/paging/a\\b",
                "/api/paging/a;b=c",
                "/api/paging/a%3Bb",
                "/api/paging/%252e%252e/x",
                "/api/paging/%00",
                "/api/paging/%0d%0aX-Header:1",
                "/api/paging/%7f",
                "/api/paging/%",
                "/api/paging/%zz",
                "/api/paging/ä",
                "/api/paging/a b",
                "api/paging/incidents",
                "/access/v1",
                "/access/v1/",
                "/access/v2/evaluation",
                "/access/v1/../q/metrics",
                "/access/v1/%2e%2e/x",
                ""
            })
    void refusesWhatCouldMeanSomethingElse(String path) {
        assertThat(ProxyPath.service(path)).isEmpty();
    }

    @Test
    void refusesWhatIsTooLong() {
        assertThat(ProxyPath.service("/api/paging/" + "x".repeat(3_000))).isEmpty();
        assertThat(ProxyPath.service(null)).isEmpty();
    }
}
