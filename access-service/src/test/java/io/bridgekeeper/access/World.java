package io.bridgekeeper.access;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.bridgekeeper.contracts.EventCatalogue;
import io.bridgekeeper.contracts.EventType;
import io.bridgekeeper.contracts.paging.v1.IncidentResolved;
import io.bridgekeeper.contracts.paging.v1.OnCallPublished;
import io.bridgekeeper.contracts.paging.v1.PageAccepted;
import io.bridgekeeper.contracts.paging.v1.PageDeclined;
import io.bridgekeeper.contracts.paging.v1.PageQueued;
import io.bridgekeeper.contracts.paging.v1.PersonPublished;
import io.bridgekeeper.contracts.paging.v1.RotationPublished;
import io.bridgekeeper.contracts.paging.v1.SystemPublished;
import io.bridgekeeper.contracts.roster.v1.SeatReleased;
import io.bridgekeeper.devstack.Part;
import io.bridgekeeper.devstack.TestStack;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Everything around the service, all of it real: what others tell it, what it tells, Keycloak, people, the database. */
public final class World {

    public static final Duration PATIENCE = Duration.ofSeconds(30);
    public static final Duration MAX = Duration.ofHours(4);

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS, SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .build();

    public static final String PROBE = "access-probe";

    private final TestStack stack = TestStack.start(Part.POSTGRES, Part.KAFKA, Part.KEYCLOAK);
    private final HttpClient http = HttpClient.newHttpClient();
    private final KafkaProducer<String, byte[]> producer;
    private final List<Told> told = new CopyOnWriteArrayList<>();
    private final Map<String, String> groupIds = new ConcurrentHashMap<>();

    private String administrator;
    private Instant administratorUntil;

    /** Between the service and Keycloak. */
    public final Door door = new Door(AccessStack.DOOR, stack.keycloak().getPort());

    /** One event that the service told. */
    public record Told(String key, String type, JsonNode data) {

        /** What happened, and why where it says so: {@code ended resolved}, {@code delayed activate}. */
        public String words() {
            String what = type.substring("access.".length(), type.length() - ".v1".length());
            if (!what.startsWith("grant.")) {
                return what;
            }
            what = what.substring("grant.".length());
            String why = data.path("reason").asText(data.path("change").asText());
            return (what + " " + why).strip();
        }
    }

    private static final class Only {
        private static final World WORLD = new World();
    }

    private World() {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", stack.kafkaBootstrap(), "acks", "all"),
                new StringSerializer(),
                new ByteArraySerializer());
        for (String topic : List.of("access.grant.v1", "access.person.v1", "access.readiness.v1")) {
            Thread.ofPlatform().daemon().start(() -> listen(topic));
        }
        door.open();
    }

    /** One for all tests of this process. */
    public static World get() {
        return Only.WORLD;
    }

    // What others tell.

    /** A new system with one access profile, whose group is made in Keycloak; nobody else's tests know it. */
    public String system() {
        String systemId = "it-access-" + UUID.randomUUID().toString().substring(0, 8);
        makeGroup(systemId);
        publish(systemId, List.of(profile(systemId)));
        await().atMost(PATIENCE).until(() -> count("select count(*) from profile where system_id = ?", systemId) > 0);
        return systemId;
    }

    public void publish(String systemId, List<SystemPublished.AccessProfile> profiles) {
        send(
                "system/" + systemId,
                UUID.randomUUID(),
                new SystemPublished(
                        systemId, systemId, 1, "checkout", "erin", 4, profiles, List.of(), false, Instant.now()));
    }

    public void publishPerson(String personId, boolean retired) {
        send("person/" + personId, UUID.randomUUID(), new PersonPublished(personId, personId, retired, Instant.now()));
    }

    public static SystemPublished.AccessProfile profile(String systemId) {
        return new SystemPublished.AccessProfile(systemId + "-prod", group(systemId), MAX);
    }

    public static String group(String systemId) {
        return "/systems/" + systemId + "/responders";
    }

    public UUID queued(UUID incidentId, String systemId, String personId) {
        return queued(incidentId, systemId, null, personId);
    }

    /** @param areaId of the system; null as in what was told before there were any */
    public UUID queued(UUID incidentId, String systemId, String areaId, String personId) {
        UUID pageId = UUID.randomUUID();
        send(
                incidentId,
                new PageQueued(
                        pageId, incidentId, systemId, personId, 1, "on call", Instant.now(), null, null, areaId));
        return pageId;
    }

    public void accepted(UUID incidentId, UUID pageId, String systemId, String personId) {
        send(incidentId, new PageAccepted(pageId, incidentId, systemId, personId, Instant.now()));
    }

    /** Asked and accepted at once. */
    public UUID responder(UUID incidentId, String systemId, String personId) {
        UUID pageId = queued(incidentId, systemId, personId);
        accepted(incidentId, pageId, systemId, personId);
        return pageId;
    }

    public void declined(UUID incidentId, UUID pageId, String systemId, String personId) {
        send(incidentId, new PageDeclined(pageId, incidentId, systemId, personId, "on a plane", Instant.now()));
    }

    public void stoodDown(UUID incidentId, String personId) {
        send(incidentId, new SeatReleased(incidentId, personId, "stood-down", Instant.now()));
    }

    public void resolved(UUID incidentId, String systemId) {
        resolved(incidentId, systemId, Instant.now());
    }

    public void resolved(UUID incidentId, String systemId, Instant now) {
        send(
                incidentId,
                new IncidentResolved(
                        incidentId,
                        systemId,
                        "Slow",
                        "SEV2",
                        "f".repeat(64),
                        "fix",
                        null,
                        "alice",
                        now,
                        now,
                        now,
                        null));
    }

    public void send(UUID incidentId, Record data) {
        send(incidentId.toString(), UUID.randomUUID(), data);
    }

    public void send(String key, UUID eventId, Record data) {
        EventType type = EventCatalogue.of(data.getClass());
        try {
            var message = new ProducerRecord<>(type.topic(), key, JSON.writeValueAsBytes(data));
            Map.of(
                            "ce_specversion", "1.0",
                            "ce_id", eventId.toString(),
                            "ce_source", type.source(),
                            "ce_type", type.type(),
                            "ce_time", Instant.now().toString(),
                            "content-type", "application/json")
                    .forEach((name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
            producer.send(message).get();
        } catch (Exception e) {
            throw new AssertionError("not sent: " + data, e);
        }
    }

    /** Who can be called for the system from then until then. */
    public static OnCallPublished.Duty duty(String personId, String rotationId, Instant from, Instant until) {
        return new OnCallPublished.Duty(personId, null, rotationId, from, until);
    }

    public void onCall(String systemId, Instant publishedAt, OnCallPublished.Duty... duties) {
        send(
                "system/" + systemId,
                UUID.randomUUID(),
                new OnCallPublished(
                        systemId,
                        publishedAt,
                        publishedAt.plus(Duration.ofHours(36)),
                        List.of(duties),
                        false,
                        publishedAt));
    }

    public void rotation(String rotationId, Instant publishedAt, String... members) {
        send(
                "rotation/" + rotationId,
                UUID.randomUUID(),
                new RotationPublished(rotationId, List.of(members), false, publishedAt));
    }

    // What the service tells.

    /** What was told of the person's readiness for the system, in order: {@code ready}, {@code not-ready disabled}. */
    public List<String> readiness(String personId, String systemId) {
        return told.stream()
                .filter(event -> event.key().equals("readiness/" + personId + "/" + systemId))
                .map(event -> (event.data().path("state").asText() + " "
                                + event.data()
                                        .path("reasons")
                                        .valueStream()
                                        .map(reason -> reason.path("kind").asText())
                                        .collect(Collectors.joining(" ")))
                        .strip())
                .toList();
    }

    /** The last that was told of it. */
    public JsonNode told(String personId, String systemId) {
        return told.stream()
                .filter(event -> event.key().equals("readiness/" + personId + "/" + systemId))
                .toList()
                .getLast()
                .data();
    }

    public String realm() {
        return stack.realm();
    }

    public void awaitReadiness(String personId, String systemId, String... words) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> readiness(personId, systemId), List.of(words)::equals);
    }

    public List<Told> told(UUID incidentId) {
        return told.stream()
                .filter(event -> event.key().equals(incidentId.toString()))
                .toList();
    }

    /** What the sweep told of a target: {@code mended alice}. */
    public Set<String> findings(String target) {
        return told.stream()
                .filter(event -> event.type().equals("access.sweep.found.v1")
                        && event.data().path("target").asText().equals(target))
                .map(event -> event.data().path("kind").asText() + " "
                        + event.data().path("personId").asText())
                .collect(Collectors.toSet());
    }

    /** What was told of the person's account, in order. */
    public List<String> accounts(String personId) {
        return told.stream()
                .filter(event -> event.key().equals("person/" + personId)
                        && event.type().equals("access.person-account.changed.v1")
                        && event.data().path("personId").asText().equals(personId))
                .map(event -> event.data().path("state").asText())
                .toList();
    }

    public List<String> words(UUID incidentId) {
        return told(incidentId).stream().map(Told::words).toList();
    }

    public void awaitWords(UUID incidentId, String... words) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> words(incidentId), List.of(words)::equals);
    }

    private void listen(String topic) {
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", stack.kafkaBootstrap()),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = new ArrayList<>();
            while (partitions.isEmpty()) {
                consumer.partitionsFor(topic, PATIENCE)
                        .forEach(info -> partitions.add(new TopicPartition(info.topic(), info.partition())));
            }
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (true) {
                consumer.poll(Duration.ofMillis(50))
                        .forEach(message -> told.add(new Told(
                                message.key(),
                                new String(
                                        message.headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8),
                                json(new String(message.value(), StandardCharsets.UTF_8)))));
            }
        }
    }

    // People.

    /** The groups that a new token of the person carries. */
    public List<String> groupsOfNewToken(String personId) {
        return texts(claims(stack.freshToken(personId)).path("groups"));
    }

    /** The roles of the realm and of clients that a new token of the person carries: {@code name}, {@code client:name}. */
    public List<String> rolesOfNewToken(String personId) {
        JsonNode claims = claims(stack.freshToken(personId));
        List<String> roles = new ArrayList<>(texts(claims.path("realm_access").path("roles")));
        claims.path("resource_access")
                .properties()
                .forEach(client -> texts(client.getValue().path("roles"))
                        .forEach(role -> roles.add(client.getKey() + ":" + role)));
        return roles;
    }

    private static JsonNode claims(String token) {
        return json(new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8));
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asText).toList();
    }

    public RequestSpecification as(String personId) {
        return given().auth().oauth2(stack.token(personId));
    }

    public String serviceToken(String clientId) {
        return stack.serviceToken(clientId);
    }

    /** A refresh token, as an application would keep it. */
    public String logIn(String personId) {
        return logIn(personId, "openid");
    }

    /** A refresh token that outlives a log-out. */
    public String logInOffline(String personId) {
        giveRealmRole(personId, "offline_access");
        return logIn(personId, "openid%20offline_access");
    }

    private String logIn(String personId, String scope) {
        HttpResponse<String> answer =
                token("grant_type=password&client_id=bridgekeeper-cli&scope=" + scope + "&username=" + personId
                        + "&password=" + URLEncoder.encode(stack.secret(personId), StandardCharsets.UTF_8));
        return json(answer.body()).path("refresh_token").asText();
    }

    /** Somebody who guesses, until Keycloak lets nobody in by this name for a while. */
    public void guessPasswords(String personId) {
        await().atMost(PATIENCE).until(() -> {
            token("grant_type=password&client_id=bridgekeeper-cli&username=" + personId + "&password=guessed");
            return isLocked(personId);
        });
    }

    /** Whether Keycloak itself has locked the account for wrong passwords. */
    public boolean isLocked(String personId) {
        return admin("GET", "/attack-detection/brute-force/users/" + userId(personId), null)
                .path("disabled")
                .asBoolean();
    }

    public int refresh(String refreshToken) {
        return token("grant_type=refresh_token&client_id=bridgekeeper-cli&refresh_token=" + refreshToken)
                .statusCode();
    }

    private HttpResponse<String> token(String form) {
        return call(HttpRequest.newBuilder(URI.create(stack.issuer() + "/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    // Keycloak, past the door.

    public boolean isMember(String personId, String systemId) {
        return members(systemId).contains(personId);
    }

    public List<String> members(String systemId) {
        return admin("GET", "/groups/" + groupIds.get(systemId) + "/members", null)
                .valueStream()
                .map(user -> user.path("username").asText())
                .toList();
    }

    public void join(String personId, String systemId) {
        admin("PUT", "/users/" + userId(personId) + "/groups/" + groupIds.get(systemId), "{}");
    }

    public void leave(String personId, String systemId) {
        admin("DELETE", "/users/" + userId(personId) + "/groups/" + groupIds.get(systemId), null);
    }

    /** A person of this test alone, who cannot log in. */
    public String person(boolean enabled) {
        String personId = "it-access-" + UUID.randomUUID().toString().substring(0, 8);
        admin("POST", "/users", "{\"username\":\"" + personId + "\",\"enabled\":" + enabled + "}");
        return personId;
    }

    public void enable(String personId) {
        enable(personId, true);
    }

    public void disable(String personId) {
        enable(personId, false);
    }

    private void enable(String personId, boolean enabled) {
        admin("PUT", "/users/" + userId(personId), "{\"username\":\"" + personId + "\",\"enabled\":" + enabled + "}");
    }

    public void delete(String personId) {
        admin("DELETE", "/users/" + userId(personId), null);
    }

    /** Makes what the grants of a system's profile give. */
    public void targets(String systemId, String... targets) {
        update(
                "update profile set targets = string_to_array(?, ' ') where system_id = ?",
                String.join(" ", targets),
                systemId);
    }

    /** Changes a field of the account itself; the others stay. */
    public void account(String personId, String field, String json) {
        String path = "/users/" + userId(personId);
        ObjectNode user = (ObjectNode) admin("GET", path, null);
        user.set(field, json(json));
        admin("PUT", path, user.toString());
    }

    /** As after an enrolment: Keycloak takes credentials with a whole realm or with a partial import alone. */
    public String personWith(String... credentials) {
        String personId = "it-access-" + UUID.randomUUID().toString().substring(0, 8);
        admin(
                "POST",
                "/users",
                "{\"username\":\"" + personId + "\",\"enabled\":true,\"credentials\":[" + String.join(",", credentials)
                        + "]}");
        return personId;
    }

    /** Wrong log-ins, as many as the realm allows, and more. */
    public void lock(String personId) {
        for (int i = 0; i < 15; i++) {
            token("grant_type=password&client_id=bridgekeeper-cli&username=" + personId + "&password=wrong");
        }
    }

    public void unlock(String personId) {
        admin("DELETE", "/attack-detection/brute-force/users/" + userId(personId), null);
    }

    /** Made where the realm has none. */
    public void makeProbe() {
        if (admin("GET", "/users?exact=true&username=" + PROBE, null).isEmpty()) {
            admin("POST", "/users", "{\"username\":\"" + PROBE + "\",\"enabled\":false}");
        }
    }

    public void deleteProbe() {
        admin("DELETE", "/users/" + userId(PROBE), null);
    }

    /** Of the groups and roles that are managed. */
    public List<String> heldByProbe() {
        String path = "/users/" + userId(PROBE);
        List<String> held = new ArrayList<>();
        admin("GET", path + "/groups", null)
                .valueStream()
                .forEach(group -> held.add(group.path("path").asText()));
        admin("GET", path + "/role-mappings/realm", null)
                .valueStream()
                .map(role -> role.path("name").asText())
                .filter(name -> name.startsWith("it-"))
                .forEach(held::add);
        return held;
    }

    /** What an administrator's event tells of memberships of this user: {@code CREATE GROUP_MEMBERSHIP}. */
    public List<String> adminEventsOf(String personId) {
        return admin("GET", "/admin-events?max=500&resourcePath=users/" + userId(personId) + "/*", null)
                .valueStream()
                .map(event -> event.path("operationType").asText() + " "
                        + event.path("resourceType").asText())
                .toList();
    }

    /** Whether access-service may change users at all. */
    public void letAccessServiceManageUsers(boolean may) {
        String management = clientUuid("realm-management");
        String role = admin("GET", "/clients/" + management + "/roles/manage-users", null)
                .toString();
        admin(
                may ? "POST" : "DELETE",
                "/users/" + userId("service-account-access-service") + "/role-mappings/clients/" + management,
                "[" + role + "]");
    }

    /** After {@link #deleteGroup}. */
    public void makeGroupAgain(String systemId) {
        String parent = admin("GET", "/group-by-path/systems/" + systemId, null)
                .path("id")
                .asText();
        groupIds.put(
                systemId,
                admin("POST", "/groups/" + parent + "/children", "{\"name\":\"responders\"}")
                        .path("id")
                        .asText());
    }

    public void deleteGroup(String systemId) {
        admin("DELETE", "/groups/" + groupIds.get(systemId), null);
    }

    /** A realm role that access-service may give by its settings. */
    public String realmRole() {
        String name = "it-" + UUID.randomUUID().toString().substring(0, 8);
        admin("POST", "/roles", "{\"name\":\"" + name + "\"}");
        return name;
    }

    /** A role of the client whose roles access-service may give by its settings. */
    public String clientRole() {
        String name = "it-" + UUID.randomUUID().toString().substring(0, 8);
        if (admin("GET", "/clients?clientId=it-shop", null).isEmpty()) {
            admin("POST", "/clients", "{\"clientId\":\"it-shop\",\"bearerOnly\":true}");
        }
        admin("POST", "/clients/" + clientUuid("it-shop") + "/roles", "{\"name\":\"" + name + "\"}");
        return name;
    }

    public void giveRealmRole(String personId, String name) {
        admin(
                "POST",
                "/users/" + userId(personId) + "/role-mappings/realm",
                "[" + admin("GET", "/roles/" + name, null) + "]");
    }

    public void takeRealmRole(String personId, String name) {
        admin(
                "DELETE",
                "/users/" + userId(personId) + "/role-mappings/realm",
                "[" + admin("GET", "/roles/" + name, null) + "]");
    }

    /** Gives the role with the group. */
    public void giveRealmRoleToGroup(String systemId, String name) {
        admin(
                "POST",
                "/groups/" + groupIds.get(systemId) + "/role-mappings/realm",
                "[" + admin("GET", "/roles/" + name, null) + "]");
    }

    /** What the installation guide tells to add where roles are managed. */
    public void letAccessServiceManageRoles() {
        String management = clientUuid("realm-management");
        String account = userId("service-account-access-service");
        for (String role : List.of("view-realm", "view-clients")) {
            admin(
                    "POST",
                    "/users/" + account + "/role-mappings/clients/" + management,
                    "[" + admin("GET", "/clients/" + management + "/roles/" + role, null) + "]");
        }
    }

    public int sessions(String personId) {
        return admin("GET", "/users/" + userId(personId) + "/sessions", null).size();
    }

    /** As an administrator does who suspects a token to be stolen. 0: no more. */
    public void refuseTokensOfAccessServiceBefore(long epochSecond) {
        String uuid = clientUuid("access-service");
        admin("PUT", "/clients/" + uuid, "{\"clientId\":\"access-service\",\"notBefore\":" + epochSecond + "}");
    }

    /** @param seconds null: as long as any token */
    public void lifeOfTokensOfAccessService(Integer seconds) {
        admin(
                "PUT",
                "/clients/" + clientUuid("access-service"),
                "{\"clientId\":\"access-service\",\"attributes\":{\"access.token.lifespan\":\""
                        + (seconds == null ? "" : seconds) + "\"}}");
    }

    /** What Keycloak answers to a request of access-service's own client. */
    public int asAccessService(String method, String path, String body) {
        return call(request(stack.serviceToken("access-service"), method, path, body))
                .statusCode();
    }

    public String clientUuid(String clientId) {
        return admin("GET", "/clients?clientId=" + clientId, null)
                .path(0)
                .path("id")
                .asText();
    }

    public String role(String clientUuid, String name) {
        return admin("GET", "/clients/" + clientUuid + "/roles/" + name, null).toString();
    }

    public void makeGroup(String systemId) {
        String parent = admin("GET", "/group-by-path/systems", null).path("id").asText();
        String id = admin("POST", "/groups/" + parent + "/children", "{\"name\":\"" + systemId + "\"}")
                .path("id")
                .asText();
        groupIds.put(
                systemId,
                admin("POST", "/groups/" + id + "/children", "{\"name\":\"responders\"}")
                        .path("id")
                        .asText());
    }

    /** A group that lies below no parent. */
    public String makeGroupAtTheTop(String name) {
        admin("POST", "/groups", "{\"name\":\"" + name + "\"}");
        groupIds.put(
                name, admin("GET", "/group-by-path/" + name, null).path("id").asText());
        return "/" + name;
    }

    public String userId(String personId) {
        return admin("GET", "/users?exact=true&username=" + personId, null)
                .path(0)
                .path("id")
                .asText();
    }

    private JsonNode admin(String method, String path, String body) {
        HttpResponse<String> answer = call(request(administrator(), method, path, body));
        if (answer.statusCode() >= 300) {
            throw new AssertionError(method + " " + path + ": " + answer.statusCode() + " " + answer.body());
        }
        return json(answer.body().isEmpty() ? "null" : answer.body());
    }

    private HttpRequest.Builder request(String token, String method, String path, String body) {
        return HttpRequest.newBuilder(URI.create(stack.keycloak() + "/admin/realms/" + stack.realm() + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
    }

    /** A token of Keycloak's own administrator: it lasts a minute. */
    private String administrator() {
        if (administrator == null || Instant.now().isAfter(administratorUntil)) {
            HttpResponse<String> answer = call(HttpRequest.newBuilder(
                            URI.create(stack.keycloak() + "/realms/master/protocol/openid-connect/token"))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(
                            "grant_type=password&client_id=admin-cli&username=admin&password="
                                    + URLEncoder.encode(stack.secret("keycloak-admin"), StandardCharsets.UTF_8))));
            administrator = json(answer.body()).path("access_token").asText();
            administratorUntil = Instant.now().plusSeconds(40);
        }
        return administrator;
    }

    private HttpResponse<String> call(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // The database, behind the service's back.

    public long count(String sql, Object... arguments) {
        return execute(sql, true, arguments);
    }

    public void update(String sql, Object... arguments) {
        execute(sql, false, arguments);
    }

    private long execute(String sql, boolean query, Object... arguments) {
        try (Connection connection = DriverManager.getConnection(
                        stack.jdbcUrl(AccessStack.DATABASE), stack.user(), stack.password());
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setObject(i + 1, arguments[i]);
            }
            if (!query) {
                return statement.executeUpdate();
            }
            var rows = statement.executeQuery();
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }
}
