package io.bridgekeeper.gateway.session;

import java.util.HashMap;
import java.util.Map;

/** The console as people reach it by HTTPS, at a proxy before the gateway. */
public final class SecureConsoleStack extends ConsoleStack {

    @Override
    public Map<String, String> start() {
        Map<String, String> settings = new HashMap<>(super.start());
        settings.put("gateway.console.https", "true");
        return settings;
    }
}
