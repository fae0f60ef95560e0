package io.bridgekeeper.roster.bridge;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.function.Supplier;

/** New rooms, named by 128 random bits. */
@Singleton
class RoomConfig {

    private static final int BYTES = 16;

    @Produces
    @Singleton
    Supplier<Room> rooms() {
        SecureRandom random = new SecureRandom();
        return () -> {
            byte[] bits = new byte[BYTES];
            random.nextBytes(bits);
            return new Room("bridgekeeper-" + HexFormat.of().formatHex(bits));
        };
    }
}
