package io.bridgekeeper.paging;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** What holds where two devices of one person write what both have read. */
public final class TwoWriters {

    private TwoWriters() {}

    /** @return both answers, the one with the lower status first */
    public static List<Response> atOnce(Callable<Response> one, Callable<Response> other) {
        CyclicBarrier both = new CyclicBarrier(2);
        List<Response> answers = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(2)) {
            List<Callable<Response>> writes = List.of(after(both, one), after(both, other));
            for (Future<Response> answer : threads.invokeAll(writes)) {
                answers.add(answer.get());
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
        answers.sort((a, b) -> Integer.compare(a.statusCode(), b.statusCode()));
        return answers;
    }

    private static Callable<Response> after(CyclicBarrier both, Callable<Response> write) {
        return () -> {
            both.await();
            return write.call();
        };
    }

    /** @param etag of what there is */
    public static void refusedAsStale(Response answer, String etag) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(412);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.jsonPath().getString("type")).isEqualTo("https://bridgekeeper.io/problems/settings-changed");
        assertThat(answer.header("ETag")).isEqualTo(etag).matches("\"[0-9a-f]{32}\"");
        assertThat(answer.jsonPath().getString("etag")).isEqualTo(etag);
    }

    /** @param body whether the good answer has one */
    public static void documentsIfMatch(String method, String path, int status, boolean body) {
        String operation = "paths.'" + path + "'." + method;
        JsonPath api = RestAssured.get("/q/openapi?format=json").jsonPath();
        List<Map<String, String>> parameters = api.getList(operation + ".parameters");
        assertThat(parameters)
                .as(operation)
                .anySatisfy(parameter ->
                        assertThat(parameter).containsEntry("name", "If-Match").containsEntry("in", "header"));
        Map<String, Object> responses = api.getMap(operation + ".responses");
        assertThat(responses).as(operation).containsKeys(String.valueOf(status), "412");
        assertThat(responses.keySet())
                .as(operation)
                .filteredOn(code -> code.startsWith("2"))
                .hasSize(1);
        documentsTheTag(api, operation, status, body);
    }

    public static void documentsTheTag(String path) {
        documentsTheTag(RestAssured.get("/q/openapi?format=json").jsonPath(), "paths.'" + path + "'.get", 200, true);
    }

    private static void documentsTheTag(JsonPath api, String operation, int status, boolean body) {
        Map<String, Object> good = api.getMap(operation + ".responses.'" + status + "'");
        assertThat(good).as(operation).containsKey("headers");
        assertThat(api.getMap(operation + ".responses.'" + status + "'.headers"))
                .as(operation)
                .containsKey("ETag");
        assertThat(good.containsKey("content")).as(operation).isEqualTo(body);
    }
}
