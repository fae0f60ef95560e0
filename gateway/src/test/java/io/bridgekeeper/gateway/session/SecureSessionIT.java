package io.bridgekeeper.gateway.session;

import static io.bridgekeeper.gateway.GatewayCaller.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.gateway.GatewayCaller.Answer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** What a browser is told where people come by HTTPS, which is what is set up unless somebody says otherwise. */
@QuarkusTest
@WithTestResource(SecureConsoleStack.class)
class SecureSessionIT {

    @Test
    void keepsItsCookiesFromPlainHttpAndComesBackByHttps() {
        Answer answer = get("/console/");
        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.header("location")).contains("redirect_uri=https%3A%2F%2F");
        assertThat(answer.raw().headers().allValues("set-cookie"))
                .isNotEmpty()
                .allSatisfy(cookie -> assertThat(cookie).contains("Secure", "HTTPOnly", "SameSite=Lax"));
    }
}
