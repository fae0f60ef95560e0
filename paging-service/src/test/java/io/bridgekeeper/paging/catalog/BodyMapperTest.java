package io.bridgekeeper.paging.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BodyMapperTest {

    @Test
    void readsUtf8WhateverTheTypeSaysBesides() {
        byte[] body = "name: Käthe".getBytes(StandardCharsets.UTF_8);
        assertThat(BodyMapper.document(body, MediaType.valueOf("application/yaml;charset=UTF-8")))
                .isEqualTo(new CatalogDocument("name: Käthe", DocumentFormat.YAML));
        assertThat(BodyMapper.document(body, MediaType.valueOf("Application/JSON"))
                        .format())
                .isEqualTo(DocumentFormat.JSON);
        assertThatThrownBy(() -> BodyMapper.document(body, null)).isInstanceOf(HttpProblem.class);
    }

    @Test
    void tellsAThousandFaultsAndHowManyMoreThereAre() {
        HttpProblem problem = BodyMapper.problem(faults(1_003));
        assertThat((List<?>) problem.getParameters().get("errors")).hasSize(1_000);
        assertThat(problem.getParameters()).containsEntry("more", 3);
        assertThat(BodyMapper.problem(faults(1_000)).getParameters()).doesNotContainKey("more");
    }

    @Test
    void tellsNoMoreOfAFaultThanSomebodyReads() {
        Fault fault = new Fault("x".repeat(1_000_000), "is " + "y".repeat(1_000_000));
        assertThat(fault.toString()).hasSizeLessThan(700);
    }

    private static List<Fault> faults(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Fault("systems[" + i + "].tier", "is missing"))
                .toList();
    }
}
