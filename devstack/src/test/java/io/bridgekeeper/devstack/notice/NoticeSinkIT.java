package io.bridgekeeper.devstack.notice;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bridgekeeper.devstack.Part;
import io.bridgekeeper.devstack.TestStack;
import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Properties;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class NoticeSinkIT {
    private final TestStack stack = TestStack.start(Part.NOTICE_SINK);
    private final ObjectMapper json = new ObjectMapper();
    private final long sentAt = Instant.now().getEpochSecond();

    @Test
    void keepsAMailWithItsSubjectAndText() throws Exception {
        long before = last();
        Properties settings = new Properties();
        settings.setProperty("mail.smtp.host", "127.0.0.1");
        settings.setProperty("mail.smtp.port", Integer.toString(stack.noticeSinkSmtpPort()));
        MimeMessage mail = new MimeMessage(Session.getInstance(settings));
        mail.setFrom("bridgekeeper@bridgekeeper.test");
        mail.setRecipient(Message.RecipientType.TO, new InternetAddress("alice@bridgekeeper.test"));
        mail.setSubject("Checkout is down – page for you", "UTF-8");
        mail.setText("Since 09:00, for everybody in the EU.", "UTF-8");
        Transport.send(mail);

        JsonNode arrived = messages(before, 5).at("/messages/0");

        assertThat(arrived.path("kind").asText()).isEqualTo("mail");
        assertThat(arrived.path("to").asText()).isEqualTo("alice@bridgekeeper.test");
        assertThat(arrived.path("subject").asText()).isEqualTo("Checkout is down – page for you");
        assertThat(arrived.path("body").asText()).startsWith("Since 09:00");
        assertThat(Instant.parse(arrived.path("arrivedAt").asText())).isBeforeOrEqualTo(Instant.now());
    }

    @Test
    void keepsAWebhookAndSaysThatItsSignatureHolds() throws Exception {
        long before = last();
        String id = UUID.randomUUID().toString();
        String body = "{\"what\":\"Checkout is down\"}";

        assertThat(post(id, body, sign(id, body)).statusCode()).isEqualTo(204);

        JsonNode arrived = messages(before, 5).at("/messages/0");
        assertThat(arrived.path("to").asText()).isEqualTo("alice");
        assertThat(arrived.path("webhookId").asText()).isEqualTo(id);
        assertThat(arrived.path("body").asText()).isEqualTo(body);
        assertThat(arrived.path("signature").asText()).isEqualTo("valid");
    }

    @Test
    void saysWhenTheSignatureIsOfAnotherBody() throws Exception {
        long before = last();
        String id = UUID.randomUUID().toString();

        post(id, "{}", sign(id, "{\"other\":true}"));

        assertThat(messages(before, 5).at("/messages/0/signature").asText()).isEqualTo("wrong");
    }

    private String sign(String id, String body) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(
                Base64.getDecoder().decode(stack.secret("webhook-signing").substring("whsec_".length())),
                "HmacSHA256"));
        byte[] signed = mac.doFinal((id + "." + sentAt + "." + body).getBytes(StandardCharsets.UTF_8));
        return "v1," + Base64.getEncoder().encodeToString(signed);
    }

    private HttpResponse<String> post(String id, String body, String signature) throws Exception {
        return send(HttpRequest.newBuilder(stack.noticeSink().resolve("/webhooks/alice"))
                .header("webhook-id", id)
                .header("webhook-timestamp", Long.toString(sentAt))
                .header("webhook-signature", signature)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private long last() throws Exception {
        return messages(0, 0).path("last").asLong();
    }

    private JsonNode messages(long since, int wait) throws Exception {
        URI address = stack.noticeSink().resolve("/messages?since=" + since + "&wait=" + wait);
        return json.readTree(send(HttpRequest.newBuilder(address).build()).body());
    }

    private static HttpResponse<String> send(HttpRequest request) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }
}
