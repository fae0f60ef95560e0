package io.bridgekeeper.devstack;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** Empties a broker. Needs a Kafka client on the class path of whoever asks. */
final class Topics {
    private Topics() {}

    static void deleteAll(String bootstrap) {
        Instant deadline = Instant.now().plus(Duration.ofSeconds(30));
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap))) {
            while (true) {
                Set<String> topics = admin.listTopics().names().get().stream()
                        .filter(name -> !name.startsWith("__"))
                        .collect(Collectors.toSet());
                if (topics.isEmpty()) {
                    return;
                }
                if (Instant.now().isAfter(deadline)) {
                    throw new Fault("Kafka at " + bootstrap + " does not let go of " + topics);
                }
                admin.deleteTopics(topics).all().get();
                Pause.millis(100);
            }
        } catch (ExecutionException e) {
            throw new Fault("Kafka at " + bootstrap + " did not delete its topics: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Fault("Interrupted.", e);
        }
    }
}
