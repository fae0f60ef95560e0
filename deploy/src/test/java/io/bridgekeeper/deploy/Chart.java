package io.bridgekeeper.deploy;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The chart, rendered with its example values and those that a test lays over them, and read strictly. */
final class Chart {

    static final Path FOLDER = Path.of("helm/bridgekeeper");
    private static final Path EXAMPLE = FOLDER.resolve("ci/example-values.yaml");

    private static final Map<String, Class<? extends HasMetadata>> KINDS = Map.of(
            "apps/v1 Deployment", Deployment.class,
            "v1 Service", Service.class,
            "v1 ServiceAccount", ServiceAccount.class,
            "v1 ConfigMap", ConfigMap.class,
            "networking.k8s.io/v1 Ingress", Ingress.class,
            "networking.k8s.io/v1 NetworkPolicy", NetworkPolicy.class,
            "policy/v1 PodDisruptionBudget", PodDisruptionBudget.class);

    private Chart() {}

    /** @param overrides values files' text, later over earlier, all over the example */
    static Manifests render(String... overrides) {
        return read(template(overrides));
    }

    static String template(String... overrides) {
        try {
            Path values = Files.createTempFile("values", ".yaml");
            Files.writeString(values, merged(EXAMPLE, overrides).toString());
            String rendered = new Helm(FOLDER)
                    .template()
                    .withName("release")
                    .withNamespace("incidents")
                    .withKubeVersion("1.30.0")
                    .withValuesFile(values)
                    .call();
            Files.delete(values);
            return rendered;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lints a copy whose defaults are the example's: `helm lint` of the library takes no values, and ours has required ones. */
    static LintResult lint(Path copy) throws IOException {
        try (var files = Files.walk(FOLDER)) {
            for (Path file : files.toList()) {
                Path target = copy.resolve(FOLDER.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
        Path defaults = copy.resolve("values.yaml");
        Files.writeString(defaults, merged(defaults, Files.readString(EXAMPLE)).toPrettyString());
        return new Helm(copy).lint().strict().call();
    }

    /** Fails on a kind that the chart should not make, on a field that Kubernetes does not know, and on a key said twice. */
    static Manifests read(String rendered) {
        ObjectMapper mapper = strict();
        List<HasMetadata> manifests = new ArrayList<>();
        try (MappingIterator<JsonNode> documents =
                mapper.readerFor(JsonNode.class).readValues(rendered)) {
            while (documents.hasNext()) {
                JsonNode document = documents.next();
                if (document == null || document.isNull()) {
                    continue;
                }
                String kind = document.path("apiVersion").asText() + " "
                        + document.path("kind").asText();
                Class<? extends HasMetadata> model = KINDS.get(kind);
                if (model == null) {
                    throw new IllegalArgumentException("The chart should not make a " + kind);
                }
                manifests.add(mapper.treeToValue(document, model));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Manifests(manifests);
    }

    /** The models would keep a field that they do not know as an additional property; this reader refuses it. */
    private static ObjectMapper strict() {
        ObjectMapper mapper = new ObjectMapper(new YAMLFactory());
        mapper.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
        mapper.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        mapper.setAnnotationIntrospector(new JacksonAnnotationIntrospector() {
            private static final long serialVersionUID = 1;

            @Override
            public Boolean hasAnySetter(Annotated method) {
                return false;
            }
        });
        return mapper;
    }

    private static JsonNode merged(Path base, String... overrides) throws IOException {
        ObjectMapper mapper = new ObjectMapper(new YAMLFactory());
        JsonNode values = mapper.readTree(base.toFile());
        for (String override : overrides) {
            values = mapper.readerForUpdating(values).readTree(override);
        }
        return values;
    }
}
