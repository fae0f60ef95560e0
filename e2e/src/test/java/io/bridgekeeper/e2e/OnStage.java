package io.bridgekeeper.e2e;

import io.bridgekeeper.devstack.Platform;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives a story the running platform: started for the first story that asks, stopped after the last. */
final class OnStage implements ParameterResolver {

    private record Running(Platform platform) implements AutoCloseable {
        @Override
        public void close() {
            platform.down();
        }
    }

    private static Platform started() {
        Platform platform = Platform.ofTests();
        platform.up();
        return platform;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Stage.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Running running = context.getRoot()
                .getStore(Namespace.create(OnStage.class))
                .computeIfAbsent(Running.class, type -> new Running(started()), Running.class);
        return new Stage(running.platform());
    }
}
