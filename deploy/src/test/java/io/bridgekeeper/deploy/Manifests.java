package io.bridgekeeper.deploy;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicySpec;
import java.util.List;

/** What one rendering of the chart made. */
record Manifests(List<HasMetadata> all) {

    private static final String PREFIX = "release-bridgekeeper-";

    <T extends HasMetadata> List<T> of(Class<T> kind) {
        return all.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    <T extends HasMetadata> List<String> names(Class<T> kind) {
        return of(kind).stream()
                .map(manifest -> manifest.getMetadata().getName().replace(PREFIX, ""))
                .sorted()
                .toList();
    }

    /** @param name without the release's prefix */
    <T extends HasMetadata> T one(Class<T> kind, String name) {
        return of(kind).stream()
                .filter(manifest -> manifest.getMetadata().getName().equals(PREFIX + name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + kind.getSimpleName() + " " + name));
    }

    PodSpec pod(String service) {
        return one(Deployment.class, service).getSpec().getTemplate().getSpec();
    }

    Container container(String service) {
        return pod(service).getContainers().getFirst();
    }

    String env(String service, String name) {
        return container(service).getEnv().stream()
                .filter(variable -> variable.getName().equals(name))
                .map(EnvVar::getValue)
                .findFirst()
                .orElse(null);
    }

    NetworkPolicySpec policy(String name) {
        return one(NetworkPolicy.class, name).getSpec();
    }
}
